namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>A cache of some type, for whoever starts them all.</summary>
internal interface IResourceCache
{
    string Resource { get; }

    Task Synced { get; }

    Task RunAsync(CancellationToken cancellationToken);
}
