using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.EndToEnd.BadInput;

/// <summary>One running product for all of these tests: what is refused changes nothing, so they don't disturb each other.</summary>
[CollectionDefinition(Name)]
public sealed class BadInputCluster : IAsyncLifetime, ICollectionFixture<BadInputCluster>
{
    public const string Name = "bad input";

    private readonly Lazy<Task<CommandResult>> _applied;
    private readonly Lazy<Task<CommandResult>> _appliedByServer;
    private TelemetryCluster? _cluster;

    public BadInputCluster()
    {
        _applied = new(() => ApplyAllAsync());
        _appliedByServer = new(() => ApplyAllAsync("--server-side"));
    }

    public TelemetryCluster Cluster => _cluster!;

    public Kubectl Kubectl => Cluster.Kubectl;

    /// <summary>What kubectl said to the whole table of bad specs, applied in one file.</summary>
    public Task<CommandResult> Applied => _applied.Value;

    public Task<CommandResult> AppliedByServer => _appliedByServer.Value;

    public async ValueTask InitializeAsync() => _cluster = await TelemetryCluster.StartAsync(
        Manifests.Deployment("lab", 2, "placement: {replication: 2}"), Manifests.Ping("good"));

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? default;

    private Task<CommandResult> ApplyAllAsync(params string[] options) =>
        Kubectl.TryApplyAsync(Manifests.Join([.. BadSpecs.ByName.Values.Select(row => row.Manifest)]), options);
}
