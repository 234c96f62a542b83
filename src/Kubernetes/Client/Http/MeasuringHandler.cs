namespace NetworkTelemetry.Kubernetes.Client;

internal sealed class MeasuringHandler(RequestMetrics metrics, string host, TimeProvider time, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        HttpResponseMessage? response = null;
        try
        {
            return response = await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            metrics.Answered(request, response, host, time.GetElapsedTime(started));
        }
    }
}
