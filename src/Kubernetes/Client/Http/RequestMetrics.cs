using System.Globalization;
using NetworkTelemetry.Metrics;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>The families of client-go: every attempt counts, also those that the client repeats by itself.</summary>
internal sealed class RequestMetrics(MetricRegistry registry)
{
    private static readonly double[] DurationBuckets = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60];
    private static readonly double[] SizeBuckets = [64, 256, 512, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216];

    private readonly Counter _requests = registry.CreateCounter("rest_client_requests_total", "Requests to the API server.", "code", "method", "host");

    private readonly Histogram _duration =
        registry.CreateHistogram("rest_client_request_duration_seconds", "Time to the answer's headers.", DurationBuckets, "verb", "host");

    private readonly Histogram _requestSize = registry.CreateHistogram("rest_client_request_size_bytes", "Size of request bodies.", SizeBuckets, "verb", "host");

    private readonly Histogram _responseSize =
        registry.CreateHistogram("rest_client_response_size_bytes", "Size of answers, watches left out.", SizeBuckets, "verb", "host");

    public void Answered(HttpRequestMessage request, HttpResponseMessage? response, string host, TimeSpan took)
    {
        var method = request.Method.Method;
        var code = response is null ? "<error>" : ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        _requests.WithLabels(code, method, host).Inc();
        _duration.WithLabels(method, host).Observe(took.TotalSeconds);
        _requestSize.WithLabels(method, host).Observe(request.Content?.Headers.ContentLength ?? 0);
    }

    public void Received(HttpMethod method, string host, int bytes) => _responseSize.WithLabels(method.Method, host).Observe(bytes);
}
