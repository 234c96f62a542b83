using NetworkTelemetry.Install.Tests.Manifests;
using NetworkTelemetry.Install.Tests.Rules;

namespace NetworkTelemetry.Install.Tests;

/// <summary>The two ways to install make the same objects.</summary>
public sealed class ChartAndKustomizeTests
{
    private static readonly string[] OfHelm = ["app.kubernetes.io/managed-by", "app.kubernetes.io/version", "helm.sh/chart"];

    [Theory]
    [InlineData("default", "metrics.tls=false")]
    [InlineData("default-secure", "metrics.tls=true", "metrics.auth=true")]
    public async Task The_chart_makes_what_kustomize_makes(string folder, params string[] values)
    {
        // Helm makes the namespace itself (--create-namespace): a chart that holds its own can't be installed into it.
        var kustomize = (await Kustomize.BuildAsync(folder)).Where(manifest => manifest.Kind != "Namespace").ToDictionary(manifest => manifest.ToString());
        var chart = (await Chart.RenderAsync([.. values.SelectMany(value => new[] { "--set", value })])).ToDictionary(manifest => manifest.ToString());
        Assert.Equal(kustomize.Keys.Order(StringComparer.Ordinal), chart.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, expected) in kustomize)
        {
            var actual = chart[name].Json;
            WithoutHelm(actual["metadata"]!);
            if (actual["spec"]?["template"]?["metadata"] is { } template) WithoutHelm(template);
            var differences = Differences(name, expected.Json, actual).ToArray();
            Assert.True(differences.Length == 0, string.Join('\n', differences));
        }
    }

    /// <summary>In any namespace: kustomize leaves it to -n.</summary>
    [Fact]
    public async Task The_chart_makes_the_dashboards_that_kustomize_makes()
    {
        var kustomize = (await Kustomize.BuildAsync("grafana")).ToDictionary(manifest => manifest.Name);
        var chart = (await Chart.RenderAsync("--set", "dashboards.enabled=true")).Where(manifest => manifest.Kind == "ConfigMap").ToDictionary(manifest => manifest.Name);
        Assert.Equal(kustomize.Keys.Order(StringComparer.Ordinal), chart.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, expected) in kustomize)
        {
            var actual = chart[name].Json;
            WithoutHelm(actual["metadata"]!);
            actual["metadata"]!.AsObject().Remove("namespace");
            Assert.Empty(Differences(name, expected.Json, actual));
        }
    }

    [Theory]
    [InlineData("default")]
    [InlineData("default-secure")]
    [InlineData("kubernetes-1.20")]
    public async Task What_kustomize_makes_is_coherent(string folder) => Assert.Empty(Coherence.Problems(await Kustomize.BuildAsync(folder)));

    [Fact]
    public async Task For_Kubernetes_1_20_both_use_the_version_of_the_disruption_budget_that_it_has()
    {
        var kustomize = await Kustomize.BuildAsync("kubernetes-1.20");
        var chart = await Chart.RenderAsync("--kube-version", "1.20.2");
        Assert.All(kustomize.Concat(chart).Where(manifest => manifest.Kind == "PodDisruptionBudget"), budget => Assert.Equal("policy/v1beta1", budget.ApiVersion));
    }

    [Fact]
    public async Task A_namespace_is_opened_by_the_same_objects_that_the_default_one_gets()
    {
        var opened = await Kustomize.BuildAsync("namespace");
        Assert.Equal(["NetworkPolicy network-telemetry-prober", "PodDisruptionBudget network-telemetry-prober", "RoleBinding network-telemetry-namespace"],
            opened.Select(manifest => manifest.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_system_namespace_enforces_restricted_Pod_Security()
    {
        var system = (await Kustomize.BuildAsync("default")).Single(manifest => manifest.Kind == "Namespace");
        Assert.Equal("restricted", (string?)system.Labels!["pod-security.kubernetes.io/enforce"]);
    }

    [Fact]
    public async Task The_chart_makes_the_PrometheusRule_of_config_when_asked()
    {
        var expected = Assert.Single(Manifest.Read(Repository.Read("config", "prometheus-operator", "prometheus_rule.yaml"))).Json;
        var actual = (await Chart.RenderAsync("--set", "prometheusRule.enabled=true")).Single(manifest => manifest.Kind == "PrometheusRule").Json;
        WithoutHelm(actual["metadata"]!);
        // Helm reads the files in the order of their names, and so did what made the other one.
        Assert.Empty(Differences("PrometheusRule", expected, actual));
    }

    [Theory]
    [InlineData("PodMonitor", "podMonitor", "pod_monitor.yaml")]
    [InlineData("ServiceMonitor", "serviceMonitor", "service_monitor.yaml")]
    public async Task The_chart_makes_the_monitors_of_config_when_asked(string kind, string value, string file)
    {
        Assert.Contains($"- {file}\n", Repository.Read("config", "prometheus-operator", "kustomization.yaml"));
        var expected = Assert.Single(Manifest.Read(Repository.Read("config", "prometheus-operator", file))).Json;
        var actual = (await Chart.RenderAsync("--set", $"{value}.enabled=true")).Single(manifest => manifest.Kind == kind).Json;
        WithoutHelm(actual["metadata"]!);
        Assert.Empty(Differences(kind, expected, actual));
    }

    [Fact]
    public async Task A_place_of_runbooks_is_put_into_every_alert()
    {
        var rule = (await Chart.RenderAsync(
                "--set", "prometheusRule.enabled=true", "--set", "prometheusRule.labels.release=prom", "--set", "prometheusRule.runbookBaseURL=https://wiki.example.com/r/"))
            .Single(manifest => manifest.Kind == "PrometheusRule");
        Assert.Equal("prom", (string?)rule.Labels!["release"]);
        var alerts = rule.Json["spec"]!["groups"]!.AsArray().SelectMany(group => group!["rules"]!.AsArray()).Where(one => one!["alert"] is not null).ToList();
        Assert.NotEmpty(alerts);
        Assert.All(alerts, alert => Assert.Equal($"https://wiki.example.com/r/{alert!["alert"]}.md", (string?)alert["annotations"]!["runbook_url"]));
    }

    /// <summary>The smallest parts that are not the same, with their paths.</summary>
    private static IEnumerable<string> Differences(string path, JsonNode? kustomize, JsonNode? chart) => (kustomize, chart) switch
    {
        (JsonObject a, JsonObject b) => a.Select(member => member.Key).Union(b.Select(member => member.Key)).SelectMany(key => Differences($"{path}.{key}", a[key], b[key])),
        (JsonArray a, JsonArray b) when a.Count == b.Count => a.Zip(b).SelectMany((pair, index) => Differences($"{path}[{index}]", pair.First, pair.Second)),
        _ when JsonNode.DeepEquals(kustomize, chart) => [],
        _ => [$"{path}: kustomize has {kustomize?.ToJsonString() ?? "nothing"}, the chart {chart?.ToJsonString() ?? "nothing"}"],
    };

    private static void WithoutHelm(JsonNode metadata)
    {
        foreach (var label in OfHelm) metadata["labels"]?.AsObject().Remove(label);
        if (metadata["annotations"] is not JsonObject annotations) return;
        annotations.Remove("helm.sh/resource-policy");
        if (annotations.Count == 0) metadata.AsObject().Remove("annotations");
    }
}
