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
        var (kubeconfig, program) = (_process!.Kubeconfig, KubectlVersions.ProgramOf(version));
        var cache = Path.Combine(Path.GetDirectoryName(kubeconfig)!, "kubectl-cache");
        if (++_talks == 1)
        {
            // With a cache of its own: what this one learns of the types that there are is out of date when it ends.
            await new Kubectl(kubeconfig, program).With("KUBECACHEDIR", cache + "-before").RunAsync("apply", "-f", Repository.PathOf("config", "crd"));
        }

        var talk = new Talk(new Kubectl(kubeconfig, program).With("KUBECACHEDIR", cache), $"talk-{_talks}");
        await talk.RunAsync("create", "namespace", talk.Namespace);
        return talk;
    }
}
