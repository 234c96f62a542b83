using NetworkTelemetry.Install.Tests.Manifests;
using NetworkTelemetry.Install.Tests.Rules;
using NetworkTelemetry.Operator.Hosting;

namespace NetworkTelemetry.Install.Tests;

/// <summary>Each value does what its comment says, and whatever the values, the install is coherent and the operator takes its arguments.</summary>
public sealed class ChartValuesTests
{
    private static readonly Dictionary<string, (string[] Values, Action<IReadOnlyList<Manifest>> Check)> Cases = new()
    {
        ["replicaCount=1"] = ([], install => Assert.Equal(1, (int)OperatorPod.Of(install).Deployment["spec"]!["replicas"]!)),
        ["podDisruptionBudget.enabled=false"] = ([], install => Lacks(install, "PodDisruptionBudget")),
        ["networkPolicy.enabled=false"] = ([], install => Lacks(install, "NetworkPolicy")),
        ["crds.enabled=false"] = ([], install => Lacks(install, "CustomResourceDefinition")),
        ["crds.enabled=true"] = ([], install => Assert.All(Definitions(install), crd => Assert.Equal("keep", crd.Annotation("helm.sh/resource-policy")))),
        ["crds.keep=false"] = ([], install => Assert.All(Definitions(install), crd => Assert.Null(crd.Annotation("helm.sh/resource-policy")))),
        ["imageRegistry=registry.example.com:5000/mirror"] = ([], install => Images(install, "registry.example.com:5000/mirror/networktelemetry/operator:0.1.0", "registry.example.com:5000/mirror/networktelemetry/prober:0.1.0")),
        ["image.tag=v2"] = (["prober.image.repository=probes", "prober.image.tag=v3-rc"], install => Images(install, "networktelemetry/operator:v2", "probes:v3-rc")),
        ["image.pullPolicy=Always"] = ([], install => Assert.Equal("Always", (string?)OperatorPod.Of(install).Container["imagePullPolicy"])),
        ["fullnameOverride=probing"] = ([], install => Assert.All(install.Where(manifest => manifest.Kind != "CustomResourceDefinition"), manifest => Assert.StartsWith("probing-", manifest.Name))),
        ["nodeSelector.disk=ssd"] = ([], install => Assert.Equal("ssd", (string?)OperatorPod.Of(install).Spec["nodeSelector"]!["disk"])),
        ["resources.limits.memory=1Gi"] = ([], install => Assert.Equal("1Gi", (string?)OperatorPod.Of(install).Container["resources"]!["limits"]!["memory"])),
        ["logLevel=debug"] = ([], install => Assert.Contains("--log-level=debug", OperatorPod.Of(install).Arguments)),
        ["commonLabels.team=net"] = ([], install => Assert.All(install.Where(manifest => manifest.Kind != "CustomResourceDefinition"), manifest => Assert.Equal("net", (string?)manifest.Labels!["team"]))),
        ["podAnnotations.note=here"] = ([], install => Assert.Equal("here", (string?)OperatorPod.Of(install).Deployment["spec"]!["template"]!["metadata"]!["annotations"]!["note"])),
        ["metrics.port=9999"] = ([], install =>
        {
            Assert.Equal(9999, (int)install.Single(manifest => manifest.Kind == "Service").Json["spec"]!["ports"]![0]!["port"]!);
            Assert.Equal(9999, (int)install.Single(manifest => manifest is { Kind: "NetworkPolicy", Name: "network-telemetry-operator" }).Json["spec"]!["ingress"]![0]!["ports"]![0]!["port"]!);
            Assert.Equal(9999, ArgumentParser.Parse(OperatorPod.Of(install).Arguments).Metrics.Port);
        }),
        ["metrics.tls=true"] = (["metrics.auth=true"], install =>
            Assert.True(ArgumentParser.Parse(OperatorPod.Of(install).Arguments) is { MetricsTls: true, MetricsAuth: true })),
        ["metrics.enabled=false"] = ([], install =>
        {
            Lacks(install, "Service");
            Assert.Equal("127.0.0.1:8080", ArgumentParser.Parse(OperatorPod.Of(install).Arguments).Metrics.ToString());
            Assert.Null(install.Single(manifest => manifest is { Kind: "NetworkPolicy", Name: "network-telemetry-operator" }).Json["spec"]!["ingress"]);
        }),
        ["networkPolicy.apiServerPorts={16443}"] = ([], install => Assert.Equal(
            16443, (int)install.Single(manifest => manifest is { Kind: "NetworkPolicy", Name: "network-telemetry-operator" }).Json["spec"]!["egress"]![0]!["ports"]![0]!["port"]!)),
        ["watchNamespace=web"] = ([], install =>
        {
            Assert.Equal("web", ArgumentParser.Parse(OperatorPod.Of(install).Arguments).Namespace);
            Assert.All(install.Where(manifest => manifest.Namespace is not null), manifest => Assert.Contains(manifest.Namespace, new[] { "web", Chart.Namespace }));
        }),
        ["namespaces={edge,core}"] = ([], install => Assert.Equal(
            ["core", "edge"], install.Where(manifest => manifest is { Kind: "NetworkPolicy", Name: "network-telemetry-prober" }).Select(manifest => manifest.Namespace!).Order(StringComparer.Ordinal))),
        ["namespaces={}"] = ([], install => Assert.DoesNotContain(install, manifest => manifest.Name is "network-telemetry-prober" && manifest.Kind != "ClusterRole")),
        ["serviceMonitor.enabled=true"] = (["metrics.tls=true", "metrics.auth=true", "serviceMonitor.interval=30s", "serviceMonitor.labels.release=prom"], install =>
        {
            var monitor = install.Single(manifest => manifest.Kind == "ServiceMonitor");
            var endpoint = monitor.Json["spec"]!["endpoints"]![0]!;
            Assert.Equal(("https", "30s", "prom"), ((string?)endpoint["scheme"], (string?)endpoint["interval"], (string?)monitor.Labels!["release"]));
            Assert.Equal($"network-telemetry-operator.{Chart.Namespace}.svc", (string?)endpoint["tlsConfig"]!["serverName"]);
            Assert.EndsWith("/token", (string?)endpoint["bearerTokenFile"]);
        }),
        ["podMonitor.enabled=true"] = (["podMonitor.interval=5s", "podMonitor.labels.release=prom"], install =>
        {
            var monitor = install.Single(manifest => manifest.Kind == "PodMonitor");
            Assert.Equal(("5s", "prom"), ((string?)monitor.Json["spec"]!["podMetricsEndpoints"]![0]!["interval"], (string?)monitor.Labels!["release"]));
        }),
        ["dashboards.enabled=false"] = ([], install => Lacks(install, "ConfigMap")),
        ["dashboards.enabled=true"] = (["commonLabels.team=net"], install => Assert.All(install.Where(manifest => manifest.Kind == "ConfigMap"), dashboard =>
        {
            Assert.Equal(Chart.Namespace, dashboard.Namespace);
            Assert.Equal(("1", "net"), ((string?)dashboard.Labels!["grafana_dashboard"], (string?)dashboard.Labels["team"]));
            var (file, text) = Assert.Single(dashboard.Json["data"]!.AsObject());
            Assert.Equal(file, (string?)JsonNode.Parse((string)text!)!["uid"] + ".json");
        })),
        ["dashboards.namespace=monitoring"] = (["dashboards.enabled=true", "dashboards.labels.shown=yes", "dashboards.annotations.grafana_folder=Net"], install =>
            Assert.All(install.Where(manifest => manifest.Kind == "ConfigMap"), dashboard =>
            {
                Assert.Equal(("monitoring", "yes", "Net"), (dashboard.Namespace, (string?)dashboard.Labels!["shown"], dashboard.Annotation("grafana_folder")));
            })),
        ["credentialNamespaces={web}"] = ([], install => Assert.Contains(install, manifest => manifest is { Kind: "RoleBinding", Namespace: "web", Name: "network-telemetry-credentials" })),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_value_does_what_it_says(string name)
    {
        var (more, check) = Cases[name];
        var install = await Chart.RenderAsync([.. new[] { name }.Concat(more).SelectMany(value => new[] { "--set", value })]);
        Assert.Empty(Coherence.Problems(install));
        ArgumentParser.Parse(OperatorPod.Of(install).Arguments);
        check(install);
    }

    [Fact]
    public async Task A_file_of_values_does_what_it_says()
    {
        var install = await RenderFileAsync("""
            imagePullSecrets: [{name: regcred}]
            tolerations: [{key: edge, operator: Exists, effect: NoSchedule}]
            affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: a, operator: Exists}]}]}}}
            networkPolicy: {metricsFrom: [{namespaceSelector: {matchLabels: {name: prometheus}}, podSelector: {}}]}
            resources: {requests: {cpu: 1, memory: null}, limits: {cpu: null}}
            """);
        Assert.Empty(Coherence.Problems(install));
        var pod = OperatorPod.Of(install);
        Assert.Equal("regcred", (string?)pod.Spec["imagePullSecrets"]![0]!["name"]);
        Assert.Equal("edge", (string?)pod.Spec["tolerations"]![0]!["key"]);
        Assert.Equal(["nodeAffinity"], pod.Spec["affinity"]!.AsObject().Select(member => member.Key));
        Assert.Equal("""{"limits":{"memory":"256Mi"},"requests":{"cpu":1}}""", pod.Container["resources"]!.ToJsonString());
        var peers = install.Where(manifest => manifest.Kind == "NetworkPolicy").Select(policy => policy.Json["spec"]!["ingress"]!.AsArray()[^1]!["from"]!.AsArray().Single()!.ToJsonString());
        Assert.All(peers, peer => Assert.Equal("""{"namespaceSelector":{"matchLabels":{"name":"prometheus"}},"podSelector":{}}""", peer));
    }

    [Theory]
    [InlineData("replicaCount=two", "replicaCount")]
    [InlineData("replicaCount=-1", "replicaCount")]
    [InlineData("replicas=3", "replicas")]
    [InlineData("image.tga=1", "tga")]
    [InlineData("image.repository=Not/Valid", "image.repository")]
    [InlineData("image.pullPolicy=Sometimes", "image.pullPolicy")]
    [InlineData("prober.image.tag=a b", "prober.image.tag")]
    [InlineData("imageRegistry=https://", "imageRegistry")]
    [InlineData("namespaces={A_b}", "namespaces.0")]
    [InlineData("credentialNamespaces=web", "credentialNamespaces")]
    [InlineData("watchNamespace=-web", "watchNamespace")]
    [InlineData("logLevel=chatty", "logLevel")]
    [InlineData("crds.enabled=maybe", "crds.enabled")]
    [InlineData("metrics.port=70000", "metrics.port")]
    [InlineData("networkPolicy.apiServerPorts={}", "networkPolicy.apiServerPorts")]
    [InlineData("podDisruptionBudget=true", "podDisruptionBudget")]
    [InlineData("dashboards.enabled=1", "dashboards.enabled")]
    [InlineData("dashboards.namespace=A_b", "dashboards.namespace")]
    [InlineData("dashboards.labels.shown=true", "dashboards.labels.shown")]
    [InlineData("resources.limits.memory=much", "resources.limits.memory")]
    [InlineData("nodeSelector.zone=1", "nodeSelector.zone")]
    [InlineData("commonLabels.app\\.kubernetes\\.io/name=mine", "commonLabels")]
    [InlineData("fullnameOverride=Mine", "fullnameOverride")]
    public async Task A_wrong_value_is_refused_by_its_path(string value, string path)
    {
        var result = await Chart.TryRenderAsync("--set", value);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("values don't meet the specifications of the schema", result.Error);
        // Helm before 3.18 writes a.b, later ones /a/b.
        Assert.True(result.Error.Contains(path, StringComparison.Ordinal) || result.Error.Contains(path.Replace('.', '/'), StringComparison.Ordinal), result.Error);
    }

    [Theory]
    [InlineData("", "Probers may run in: default")]
    [InlineData("namespaces={}", "Probers may run in: no namespace yet; name some in the value `namespaces`")]
    [InlineData("watchNamespace=web", "Probers may run in: web")]
    [InlineData("", "kubectl label namespace MONITORING metrics=enabled")]
    [InlineData("", "kubectl delete crd networkdeployments.networktelemetry.io")]
    public async Task The_notes_say_what_to_do_next(string value, string sentence)
    {
        var result = await Chart.TryRenderWithoutHelmAsync(["--notes", .. value.Length > 0 ? new[] { "--set", value } : []]);
        Assert.Contains(sentence, result.Output);
    }

    private static async Task<IReadOnlyList<Manifest>> RenderFileAsync(string values)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, values);
            return await Chart.RenderAsync("-f", file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Manifest[] Definitions(IReadOnlyList<Manifest> install)
    {
        var definitions = install.Where(manifest => manifest.Kind == "CustomResourceDefinition").ToArray();
        Assert.Equal(2, definitions.Length);
        return definitions;
    }

    private static void Images(IReadOnlyList<Manifest> install, string op, string prober)
    {
        Assert.Equal(op, OperatorPod.Of(install).Image);
        Assert.Equal(prober, ArgumentParser.Parse(OperatorPod.Of(install).Arguments).ProberImage);
    }

    private static void Lacks(IReadOnlyList<Manifest> install, string kind) => Assert.DoesNotContain(install, manifest => manifest.Kind == kind);
}
