using NetworkTelemetry.Kubernetes.Client;

namespace NetworkTelemetry.Behaviour.Support;

/// <summary>
/// The API server that all tests talk to: the one of the kubeconfig that <c>TELEMETRY_TEST_KUBECONFIG</c> names, which may be any cluster
/// from Kubernetes 1.20 on, or else a local cluster of its own. Tests know nothing of it but the kubeconfig.
/// </summary>
public sealed class ClusterUnderTest : IAsyncLifetime
{
    private const string Variable = "TELEMETRY_TEST_KUBECONFIG";

    private LocalClusterProcess? _local;
    private KubectlProxy? _proxy;

    public static string? RealKubeconfig { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? path : null;

    public string Kubeconfig { get; private set; } = "";

    public Kubectl Kubectl => new(Kubeconfig);

    /// <summary>The product's own client.</summary>
    public KubernetesClient Client { get; private set; } = null!;

    /// <summary>The API, byte for byte.</summary>
    public RawApi Raw { get; private set; } = null!;

    /// <summary>Ends the test as skipped on the local cluster.</summary>
    public static void RequireReal(string why) => Assert.SkipWhen(RealKubeconfig is null, why);

    public async ValueTask InitializeAsync()
    {
        if (RealKubeconfig is null) _local = await LocalClusterProcess.StartAsync();
        Kubeconfig = RealKubeconfig ?? _local!.Kubeconfig;
        Client = new KubernetesClient(KubernetesClientConfiguration.Load(Kubeconfig));
        _proxy = await KubectlProxy.StartAsync(Kubeconfig);
        Raw = new RawApi(_proxy.Address);
        await Kubectl.RunAsync("apply", "-f", Repository.PathOf("config", "crd"));

        // Again and again: it fails at once on a definition so new that its conditions are null.
        string[] established = ["wait", "crd", "--for=condition=Established", "--timeout=30s", "probetargets.networktelemetry.io", "networkdeployments.networktelemetry.io"];
        await Eventually.TrueAsync(async () => (await Kubectl.TryAsync(established)).ExitCode == 0, () => Kubectl.RunAsync(established));
    }

    public async ValueTask DisposeAsync()
    {
        Raw?.Dispose();
        _proxy?.Dispose();
        Client?.Dispose();
        if (_local is not null) await _local.DisposeAsync();
    }
}
