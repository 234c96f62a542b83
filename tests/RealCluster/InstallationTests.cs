using System.Text.RegularExpressions;

namespace NetworkTelemetry.RealCluster;

/// <summary>Before and after: the operator without its CustomResourceDefinitions, and the cluster without the operator.</summary>
public sealed partial class InstallationTests : IAsyncLifetime
{
    private static readonly string Manifests = Repository.PathOf("config", "kubernetes-1.20");
    private readonly Kubectl _kubectl = new(DevCluster.Kubeconfig);

    public async ValueTask InitializeAsync()
    {
        DevCluster.Require();
        await DevCluster.LoadImagesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!DevCluster.IsUnderTest) return;
        await _kubectl.RemovePodsAsync(Installation.SystemNamespace);
        await _kubectl.RunAsync("delete", "-k", Manifests, "--ignore-not-found", "--timeout=90s");
    }

    [Fact]
    public async Task The_operator_names_missing_and_older_definitions_and_waits_for_them()
    {
        var definitions = Repository.PathOf("config", "crd");
        await _kubectl.TryAsync("delete", "-k", definitions, "--timeout=60s");
        await _kubectl.ApplyAsync(WithoutDefinitions(await _kubectl.RunAsync("kustomize", Manifests)));
        await SaysAsync("the CustomResourceDefinition networkdeployments.networktelemetry.io is not installed");
        await SaysAsync("the CustomResourceDefinition probetargets.networktelemetry.io is not installed");

        var targets = Repository.Read("config", "crd", "networktelemetry.io_probetargets.yaml");
        await _kubectl.ApplyAsync(Repository.Read("config", "crd", "networktelemetry.io_networkdeployments.yaml"));
        await _kubectl.ApplyAsync(Regex.Replace(targets, "(?m)^ {14}suspend:\\n(?: {16}.*\\n)+", ""));
        await SaysAsync("the CustomResourceDefinition probetargets.networktelemetry.io is older than this operator: version v1alpha1 has no spec.suspend");

        await _kubectl.ApplyAsync(targets);
        await _kubectl.RunAsync("-n", Installation.SystemNamespace, "rollout", "status", "deployment/network-telemetry-operator", "--timeout=60s");
        var restarts = await _kubectl.RunAsync("-n", Installation.SystemNamespace, "get", "pods", "-o", "jsonpath={.items[*].status.containerStatuses[*].restartCount}");
        Assert.Equal("0 0", restarts);
    }

    [Fact]
    public async Task Uninstalling_leaves_nothing()
    {
        var before = await OursAsync();
        await _kubectl.RunAsync("apply", "-k", Manifests);
        await _kubectl.RunAsync("-n", Installation.SystemNamespace, "rollout", "status", "deployment/network-telemetry-operator", "--timeout=90s");
        Assert.NotEqual(before, await OursAsync());
        await _kubectl.RunAsync("delete", "-k", Manifests, "--timeout=90s");
        Assert.Equal("", await OursAsync());
    }

    private async Task<string> OursAsync() => string.Join('\n', (await _kubectl.RunAsync(
            "get", "namespaces,crds,clusterroles,clusterrolebindings,priorityclasses,validatingwebhookconfigurations", "-o", "name"))
        .Split('\n').Where(name => name.Contains("telemetry", StringComparison.Ordinal)));

    private Task<TimeSpan> SaysAsync(string problem) => Eventually.TrueAsync(
        async () => (await LogsAsync()).Contains(problem, StringComparison.Ordinal), LogsAsync, TimeSpan.FromSeconds(60));

    private async Task<string> LogsAsync() =>
        (await _kubectl.TryAsync("-n", Installation.SystemNamespace, "logs", "--selector", "app.kubernetes.io/component=operator", "--tail=-1")).ToString();

    private static string WithoutDefinitions(string manifests) =>
        string.Join("\n---\n", DocumentBreak().Split(manifests).Where(document => !document.Contains("kind: CustomResourceDefinition", StringComparison.Ordinal)));

    [GeneratedRegex("(?m)^---$")]
    private static partial Regex DocumentBreak();
}
