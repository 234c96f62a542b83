namespace NetworkTelemetry.Kubernetes.Runtime;

internal interface IControllerRunner
{
    string Name { get; }

    WorkQueue Queue { get; }

    ControllerMetrics Metrics { get; }

    /// <summary>Subscribes to the caches; before they start.</summary>
    void Connect();

    Task RunAsync(CancellationToken cancellationToken);
}
