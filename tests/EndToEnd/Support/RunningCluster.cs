namespace NetworkTelemetry.EndToEnd.Support;

/// <summary>A cluster with three nodes that the tests of one class share.</summary>
public sealed class RunningCluster : IAsyncLifetime
{
    public const string Deployment = "fleet";

    private TelemetryCluster? _cluster;

    public TelemetryCluster Value => _cluster!;

    public async ValueTask InitializeAsync() =>
        _cluster = await TelemetryCluster.StartAsync(Manifests.Deployment(Deployment, 3, "placement: {replication: 2}"));

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? default;
}
