namespace NetworkTelemetry.RealCluster.Support;

/// <summary>The product, installed once by kustomize with its own least privileges for all fleets of the tests; uninstalled at the end.</summary>
[CollectionDefinition(Name)]
public sealed class Installation : IAsyncLifetime, ICollectionFixture<Installation>
{
    public const string Name = "installed";
    public const string SystemNamespace = "network-telemetry-system";

    private static readonly string Manifests = Repository.PathOf("config", "kubernetes-1.20");

    public Kubectl Kubectl { get; } = new(DevCluster.Kubeconfig);

    public async ValueTask InitializeAsync()
    {
        // A fixture cannot skip a test; the tests do so themselves.
        if (!DevCluster.IsUnderTest) return;
        await DevCluster.LoadImagesAsync();

        // Another test's namespace may still be ending, and takes nothing new until it has ended.
        await Eventually.TrueAsync(async () => (await PhaseAsync()).Trim() is "" or "Active", PhaseAsync, TimeSpan.FromSeconds(90));
        await Kubectl.RunAsync("apply", "-k", Manifests);
        await Kubectl.RunAsync("-n", SystemNamespace, "rollout", "status", "deployment/network-telemetry-operator", "--timeout=90s");
    }

    public async ValueTask DisposeAsync()
    {
        if (!DevCluster.IsUnderTest) return;
        await Kubectl.RemovePodsAsync(SystemNamespace);
        await Kubectl.RunAsync("delete", "-k", Manifests, "--ignore-not-found", "--timeout=90s");
    }

    private Task<string> PhaseAsync() => Kubectl.RunAsync("get", "namespace", SystemNamespace, "--ignore-not-found", "-o", "jsonpath={.status.phase}");

    /// <summary>All lines of all operator pods, or of the probers of a namespace.</summary>
    public Task<string> LogsAsync(string @namespace, string selector) => Kubectl.RunAsync("-n", @namespace, "logs", "--selector", selector, "--tail=-1", "--prefix=false");

    public Task<string> OperatorLogsAsync() => LogsAsync(SystemNamespace, "app.kubernetes.io/component=operator");
}
