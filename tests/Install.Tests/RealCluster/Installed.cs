using NetworkTelemetry.Install.Tests.Manifests;

namespace NetworkTelemetry.Install.Tests.RealCluster;

/// <summary>An install on the cluster that <c>TELEMETRY_TEST_KUBECONFIG</c> names, taken away again at the end. Definitions that were there before stay.</summary>
internal sealed class Installed(Kubectl kubectl, IReadOnlyList<Manifest> manifests) : IAsyncDisposable
{
    private const string Variable = "TELEMETRY_TEST_KUBECONFIG";
    private const string Selector = "app.kubernetes.io/part-of=network-telemetry,app.kubernetes.io/instance=network-telemetry";
    private const string Kinds = "deployment,service,serviceaccount,networkpolicy,poddisruptionbudget,role,rolebinding,clusterrole,clusterrolebinding";

    private readonly List<string> _kept = [];

    public Kubectl Kubectl => kubectl;

    public static string Kubeconfig
    {
        get
        {
            var path = Environment.GetEnvironmentVariable(Variable);
            Assert.SkipWhen(string.IsNullOrEmpty(path), $"{Variable} names no real cluster to install on");
            return path!;
        }
    }

    /// <summary>Kubernetes 1.20 has policy/v1beta1 only.</summary>
    public static async Task<string> VersionAsync(Kubectl kubectl) =>
        ((string)JsonNode.Parse(await kubectl.RunAsync("version", "-o", "json"))!["serverVersion"]!["gitVersion"]!).TrimStart('v');

    public static bool IsOld(string version) => Version.Parse(version.Split('-', '+')[0]) < new Version(1, 21);

    public static async Task<Installed> StartAsync(Kubectl kubectl, IReadOnlyList<Manifest> manifests)
    {
        // Not ours, then: what somebody else runs there must not be deleted at the end.
        Assert.SkipWhen((await kubectl.TryAsync("get", "namespace", Chart.Namespace)).ExitCode == 0, $"the cluster has a namespace {Chart.Namespace} already");
        var installed = new Installed(kubectl, manifests);
        foreach (var definition in manifests.Where(manifest => manifest.Kind == "CustomResourceDefinition"))
            if ((await kubectl.TryAsync("get", "crd", definition.Name)).ExitCode == 0) installed._kept.Add(definition.Name);
        await kubectl.RunAsync("create", "namespace", Chart.Namespace);
        return installed;
    }

    /// <summary>Every object, as the API server would take it.</summary>
    public Task<string> TryOutAsync() => ApplyAsync("--dry-run=server");

    public async Task<string> ApplyAsync(params string[] options) => Succeeded(await TryAsync(["apply", .. options, "-f", "-"], manifests));

    /// <summary>As <c>helm uninstall</c>: what is to be kept stays.</summary>
    public async Task UninstallAsync()
    {
        await kubectl.RemovePodsAsync(Chart.Namespace);
        Succeeded(await TryAsync(["delete", "--ignore-not-found", "-f", "-"], Deletable(keep: true)));
    }

    public Task<string> LeftoversAsync() => kubectl.RunAsync("get", Kinds, "--all-namespaces", "-l", Selector, "-o", "name");

    // Says nothing of what fails here: it would hide why the test failed.
    public async ValueTask DisposeAsync()
    {
        await kubectl.RemovePodsAsync(Chart.Namespace);
        await TryAsync(["delete", "--ignore-not-found", "-f", "-"], Deletable(keep: false));
        await kubectl.TryAsync("delete", "namespace", Chart.Namespace, "--ignore-not-found", "--timeout=100s");
    }

    private IEnumerable<Manifest> Deletable(bool keep) =>
        manifests.Where(manifest => !_kept.Contains(manifest.Name) && !(keep && manifest.Annotation("helm.sh/resource-policy") == "keep")).Reverse();

    private static string Succeeded(CommandResult result)
    {
        Assert.True(result.ExitCode == 0, result.ToString());
        return result.Output;
    }

    private static Task<CommandResult> TryAsync(string[] arguments, IEnumerable<Manifest> objects)
    {
        var list = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "List", ["items"] = new JsonArray([.. objects.Select(manifest => manifest.Json.DeepClone())]) };
        return Command.RunAsync("kubectl", arguments, new Dictionary<string, string> { ["KUBECONFIG"] = Kubeconfig }, list.ToJsonString());
    }
}
