using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Install.Tests.Manifests;
using NetworkTelemetry.Operator.Certificates;
using NetworkTelemetry.Operator.Hosting;

namespace NetworkTelemetry.Install.Tests.Scraping;

/// <summary>The Prometheus Operator's objects find what the product runs.</summary>
public sealed class MonitorTests
{
    [Theory]
    [InlineData("kustomize")]
    [InlineData("chart")]
    [InlineData("chart", "fullnameOverride=probing")]
    public async Task The_PodMonitor_finds_every_prober_and_says_where_it_is(string source, params string[] values)
    {
        var (install, monitor) = await InstallAsync(source, "PodMonitor", values);
        var spec = monitor.Json["spec"]!;
        var pod = DiscoveredPod.OfProber(new() { Region = "eu-central", Zone = "eu-central-1" });
        Assert.True((bool)spec["namespaceSelector"]!["any"]!, "probers run in any namespace");
        Assert.True(LabelSelection.Matches(spec["selector"]!, pod.Labels));
        Assert.False(LabelSelection.Matches(spec["selector"]!, DiscoveredPod.OfOperator(install).Labels));
        var endpoint = Assert.Single(spec["podMetricsEndpoints"]!.AsArray())!;
        Assert.Equal(ContractVersion.Port, pod.Ports[(string)endpoint["port"]!]);

        // That port is plain, and the paths are what Prometheus asks for by itself.
        Assert.Equal((null, null), ((string?)endpoint["scheme"], (string?)endpoint["path"]));
        var labels = Relabelling.Apply(endpoint["relabelings"], pod.Found().First().Labels);
        Assert.Equal("edge edge-0 eu-central eu-central-1", string.Join(' ', ((string[])["deployment", "node", "region", "zone"]).Select(name => labels!.GetValueOrDefault(name, "-"))));
    }

    [Theory]
    [InlineData("kustomize")]
    [InlineData("chart")]
    [InlineData("chart", "metrics.port=9999", "fullnameOverride=probing")]
    [InlineData("chart", "metrics.tls=true", "metrics.auth=true")]
    [InlineData("chart", "metrics.tls=true", "fullnameOverride=probing")]
    public async Task The_ServiceMonitor_finds_the_operator_and_speaks_as_it_does(string source, params string[] values)
    {
        var (install, monitor) = await InstallAsync(source, "ServiceMonitor", values);
        var spec = monitor.Json["spec"]!;

        // It selects in its own namespace.
        Assert.Null(spec["namespaceSelector"]);
        var service = Assert.Single(install, manifest => manifest.Kind == "Service" && manifest.Namespace == monitor.Namespace && LabelSelection.Matches(spec["selector"]!, LabelsOf(manifest)));
        var endpoint = Assert.Single(spec["endpoints"]!.AsArray())!;
        var port = Assert.Single(service.Json["spec"]!["ports"]!.AsArray(), port => (string?)port!["name"] == (string?)endpoint["port"])!;
        var pod = DiscoveredPod.OfOperator(install);
        Assert.True(LabelSelection.Matches(new JsonObject { ["matchLabels"] = service.Json["spec"]!["selector"]!.DeepClone() }, pod.Labels));
        var arguments = ArgumentParser.Parse(OperatorPod.Of(install).Arguments);
        Assert.Equal(arguments.Metrics.Port, pod.Ports[(string)port["targetPort"]!]);
        Assert.Equal(arguments.MetricsTls ? "https" : null, (string?)endpoint["scheme"]);
        Assert.Equal(arguments.MetricsAuth, endpoint["bearerTokenFile"] is not null);
        if (!arguments.MetricsTls) return;
        var tls = endpoint["tlsConfig"]!;
        Assert.Contains((string?)tls["serverName"], OwnCertificate.NamesIn(service.Namespace!));
        Assert.Equal((AuthorityObjects.Name, AuthorityObjects.BundleFile), ((string?)tls["ca"]!["configMap"]!["name"], (string?)tls["ca"]!["configMap"]!["key"]));
    }

    /// <summary>The install, with the monitor that its own source offers.</summary>
    private static async Task<(IReadOnlyList<Manifest> Install, Manifest Monitor)> InstallAsync(string source, string kind, string[] values)
    {
        if (source == "chart")
        {
            var install = await Chart.RenderAsync([.. values.Append("podMonitor.enabled=true").Append("serviceMonitor.enabled=true").SelectMany(value => (string[])["--set", value])]);
            return (install, install.Single(manifest => manifest.Kind == kind));
        }

        var file = kind == "PodMonitor" ? "pod_monitor.yaml" : "service_monitor.yaml";
        return (await Kustomize.BuildAsync("default"), Assert.Single(Manifest.Read(Repository.Read("config", "prometheus-operator", file))));
    }

    private static Dictionary<string, string> LabelsOf(Manifest manifest) => manifest.Labels!.ToDictionary(label => label.Key, label => (string)label.Value!);
}
