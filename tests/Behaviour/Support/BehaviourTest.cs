using NetworkTelemetry.Kubernetes.Client;

namespace NetworkTelemetry.Behaviour.Support;

/// <summary>A test with a namespace of its own, which is deleted afterwards with all that is in it.</summary>
public abstract class BehaviourTest(ClusterUnderTest cluster) : IAsyncLifetime
{
    /// <summary>A garbage collector may first have to learn of a new kind; Kubernetes looks every 30 s.</summary>
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    protected string Namespace { get; private set; } = "";

    protected string Targets => $"apis/networktelemetry.io/v1alpha1/namespaces/{Namespace}/probetargets";

    protected string Deployments => $"apis/networktelemetry.io/v1alpha1/namespaces/{Namespace}/networkdeployments";

    protected string ConfigMaps => $"api/v1/namespaces/{Namespace}/configmaps";

    protected RawApi Raw => cluster.Raw;

    protected KubernetesClient Client => cluster.Client;

    protected Kubectl Kubectl => cluster.Kubectl;

    protected string Kubeconfig => cluster.Kubeconfig;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var made = await Raw.CreateAsync("api/v1/namespaces", """{"metadata":{"generateName":"behaviour-"}}""");
        Namespace = made.Ok().Name;
    }

    public async ValueTask DisposeAsync()
    {
        await Raw.DeleteAsync($"api/v1/namespaces/{Namespace}");
        GC.SuppressFinalize(this);
    }

    /// <summary>Kubectl in the test's namespace.</summary>
    protected Task<string> KubectlAsync(params string[] arguments) => Kubectl.RunAsync(["-n", Namespace, .. arguments]);

    protected async Task<ApiAnswer> CreateTargetAsync(string name, string more = "") =>
        (await Raw.CreateAsync(Targets, Bodies.Target(name, more))).Ok();

    protected async Task<ApiAnswer> CreateMapAsync(string name, string metadata = "") =>
        (await Raw.CreateAsync(ConfigMaps, Bodies.Map(name, metadata))).Ok();

    protected Task GoneAsync(string path) =>
        Eventually.EqualAsync(404, async () => (await Raw.GetAsync(path)).Code, Patience);
}
