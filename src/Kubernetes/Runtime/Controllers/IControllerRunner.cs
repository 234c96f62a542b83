namespace NetworkTelemetry.Kubernetes.Runtime;

internal interface IControllerRunner
{
    /// <summary>Subscribes to the caches; before they start.</summary>
    void Connect();

    Task RunAsync(CancellationToken cancellationToken);
}
