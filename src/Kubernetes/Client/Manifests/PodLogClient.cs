using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>Reads what a pod's container writes to its standard output and error.</summary>
public sealed class PodLogClient(KubernetesClientConfiguration configuration, TimeProvider? time = null) : IDisposable
{
    private readonly ApiTransport _transport = new(HttpClientFactory.Create(configuration, time ?? TimeProvider.System, metrics: null), time ?? TimeProvider.System, metrics: null);

    /// <summary>Copies the log to <paramref name="output"/>; with <paramref name="follow"/> until the container ends for good.</summary>
    /// <exception cref="KubernetesException">There is no such pod, or it has not run.</exception>
    public async Task CopyAsync(ObjectKey pod, bool follow, Stream output, CancellationToken cancellationToken)
    {
        var path = ResourcePath.WithQuery(ResourcePath.Object<Pod>(pod, "log"), ("follow", follow ? "true" : null));
        using var response = await _transport.OpenAsync(new ApiRequest(HttpMethod.Get, "get", "pods/log", path) { Key = pod }, limit: null, cancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await body.CopyToAsync(output, cancellationToken);
    }

    public void Dispose() => _transport.Dispose();
}
