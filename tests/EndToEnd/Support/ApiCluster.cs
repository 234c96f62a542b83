namespace NetworkTelemetry.EndToEnd.Support;

/// <summary>The API of the local cluster with the product's definitions but without its operator, for the tests of one class.</summary>
public sealed class ApiCluster : IAsyncLifetime
{
    private LocalClusterProcess? _process;
    private int _talks;

    public async ValueTask InitializeAsync() => _process = await LocalClusterProcess.StartAsync();

    public ValueTask DisposeAsync() => _process?.DisposeAsync() ?? default;

    /// <summary>A kubectl of a version in a new namespace.</summary>
    public async Task<Talk> TalkAsync(string version)
    {
        var talk = new Talk(_process!.Kubeconfig, KubectlVersions.ProgramOf(version), $"talk-{++_talks}");
        // Before all else: kubectl remembers the types that there are.
        if (_talks == 1) await talk.RunAsync("apply", "-f", Repository.PathOf("config", "crd"));
        await talk.RunAsync("create", "namespace", talk.Namespace);
        return talk;
    }
}
