using System.Globalization;

namespace NetworkTelemetry.RealCluster.Support;

/// <summary>A test with a namespace of its own in which the operator may run probers.</summary>
[Collection(Installation.Name)]
public abstract class FleetTest(Installation installation) : IAsyncLifetime
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(2) };
    private static int _count;

    protected string Namespace { get; } = $"fleet-{Environment.ProcessId}-{Interlocked.Increment(ref _count)}";

    protected Installation Installation { get; } = installation;

    protected Kubectl Kubectl => Installation.Kubectl;

    public async ValueTask InitializeAsync()
    {
        DevCluster.Require();
        await Kubectl.RunAsync("create", "namespace", Namespace);
        if (MayRunProbers) await AllowProbersAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (DevCluster.IsUnderTest) await Kubectl.TryAsync("delete", "namespace", Namespace, "--wait=false");
        GC.SuppressFinalize(this);
    }

    /// <summary>Binds the operator's role for namespaces with deployments, as a person would.</summary>
    protected Task AllowProbersAsync() => KubectlAsync("apply", "-k", Repository.PathOf("config", "kubernetes-1.20", "namespace"));

    /// <summary>Whether the namespace binds the operator's role for namespaces with deployments.</summary>
    protected virtual bool MayRunProbers => true;

    /// <summary>Kubectl in the test's namespace.</summary>
    protected Task<string> KubectlAsync(params string[] arguments) => Kubectl.RunAsync(["-n", Namespace, .. arguments]);

    /// <summary>Objects without a namespace, or with that of the samples, go into the test's.</summary>
    protected Task ApplyAsync(params string[] manifests) => Kubectl.ApplyAsync(
        string.Join("\n---\n", manifests).Replace("namespace: default", $"namespace: {Namespace}", StringComparison.Ordinal));

    protected Task ReadyAsync(string deployment) => KubectlAsync("wait", $"networkdeployment/{deployment}", "--for=condition=Ready", "--timeout=60s");

    /// <summary>A value by jsonpath.</summary>
    protected Task<string> GetAsync(string resource, string jsonPath) => KubectlAsync("get", resource, "-o", $"jsonpath={jsonPath}");

    protected async Task<IReadOnlyList<string>> WordsAsync(string resource, string jsonPath) =>
        (await GetAsync(resource, jsonPath)).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    protected async Task<IReadOnlyList<string>> PodAddressesAsync() => await WordsAsync("pods", "{.items[*].status.podIP}");

    protected static async Task<string> ScrapeAsync(string address) => await Http.GetStringAsync(new Uri($"http://{address}:9810/metrics"));

    /// <summary>The value of a series whose line starts with <paramref name="series"/>; null: there is none.</summary>
    protected static double? Value(string metrics, string series, string label)
    {
        var line = metrics.Split('\n').FirstOrDefault(l => l.StartsWith(series, StringComparison.Ordinal) && l.Contains(label, StringComparison.Ordinal));
        return line is null ? null : double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);
    }
}
