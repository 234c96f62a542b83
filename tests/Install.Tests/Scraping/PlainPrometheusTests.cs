using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Cli.Manifests;
using NetworkTelemetry.Install.Tests.Manifests;
using NetworkTelemetry.Operator.Certificates;
using NetworkTelemetry.Operator.Hosting;

namespace NetworkTelemetry.Install.Tests.Scraping;

/// <summary>config/prometheus/prometheus.yml finds what the product runs, and gives it the labels that rules and dashboards need.</summary>
public sealed class PlainPrometheusTests
{
    private const string Prober = "network-telemetry-prober", Operator = "network-telemetry-operator";

    private static readonly JsonNode Configuration = YamlDocuments.Read(Repository.Read("config", "prometheus", "prometheus.yml")).Single();

    [Theory]
    [InlineData("eu-central", "eu-central-1", "eu-central eu-central-1")]
    [InlineData("eu-central", null, "eu-central of-the-machine-a")]
    [InlineData(null, null, "of-the-machine of-the-machine-a")]
    public void A_prober_is_scraped_once_and_says_where_it_is(string? region, string? zone, string place)
    {
        var pod = DiscoveredPod.OfProber(region is null ? null : new() { Region = region, Zone = zone });
        var (port, labels) = Assert.Single(Scraped(Prober, pod));
        Assert.Equal(ContractVersion.Port, port);
        Assert.Equal(
            $"web edge-0-x7k2p edge edge-0 {place}", string.Join(' ', ((string[])["namespace", "pod", "deployment", "node", "region", "zone"]).Select(name => labels.GetValueOrDefault(name, "-"))));
        Assert.Equal(6, labels.Count);
        Assert.Empty(Scraped(Operator, pod));
    }

    [Fact]
    public void The_machines_place_is_asked_for() =>
        Assert.True((bool)Discovery(Prober)["attach_metadata"]!["node"]!, "without it there are no labels of cluster nodes");

    [Theory]
    [InlineData("Pending", 0)]
    [InlineData("Running", 1)]
    [InlineData("Succeeded", 0)]
    [InlineData("Failed", 0)]
    public void Only_pods_that_run_are_scraped(string phase, int times) => Assert.Equal(times, Scraped(Prober, DiscoveredPod.OfProber() with { Phase = phase }).Count());

    [Theory]
    [InlineData("kustomize")]
    [InlineData("chart")]
    [InlineData("chart", "--set", "fullnameOverride=probing", "--set", "metrics.port=9999")]
    public async Task The_operator_is_scraped_once(string source, params string[] values)
    {
        var install = source == "chart" ? await Chart.RenderAsync(values) : await Kustomize.BuildAsync("default");
        var (port, labels) = Assert.Single(Scraped(Operator, DiscoveredPod.OfOperator(install)));
        Assert.Equal(ArgumentParser.Parse(OperatorPod.Of(install).Arguments).Metrics.Port, port);
        Assert.Equal([("namespace", "network-telemetry-system"), ("pod", "operator-6d9f")], labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => (label.Key, label.Value)));
        Assert.Empty(Scraped(Prober, DiscoveredPod.OfOperator(install)));
    }

    /// <summary>What is commented out, for a secured install.</summary>
    [Fact]
    public async Task Over_TLS_it_expects_the_operators_own_certificate()
    {
        var text = Repository.Read("config", "prometheus", "prometheus.yml");
        foreach (var field in (string[])["scheme", "authorization", "tls_config"]) text = text.Replace($"  # {field}:", $"  {field}:", StringComparison.Ordinal);
        var job = Job(YamlDocuments.Read(text).Single(), Operator);
        Assert.Equal("https", (string?)job["scheme"]);
        Assert.Contains((string?)job["tls_config"]!["server_name"], OwnCertificate.NamesIn("network-telemetry-system"));
        Assert.EndsWith($"/{AuthorityObjects.Name}/{AuthorityObjects.BundleFile}", (string?)job["tls_config"]!["ca_file"]);
        var secured = ArgumentParser.Parse(OperatorPod.Of(await Kustomize.BuildAsync("default-secure")).Arguments);
        Assert.True(secured is { MetricsTls: true, MetricsAuth: true });
    }

    private static IEnumerable<(int Port, IReadOnlyDictionary<string, string> Labels)> Scraped(string job, DiscoveredPod pod)
    {
        var selector = Assert.Single(Discovery(job)["selectors"]!.AsArray())!;
        Assert.Equal(("pod", "pod"), ((string?)Discovery(job)["role"], (string?)selector["role"]));
        if (!LabelSelection.Matches((string)selector["label"]!, pod.Labels)) return [];
        return from found in pod.Found()
               let labels = Relabelling.Apply(Job(Configuration, job)["relabel_configs"], found.Labels)
               where labels is not null
               select (found.Port, labels);
    }

    private static JsonNode Discovery(string job) => Assert.Single(Job(Configuration, job)["kubernetes_sd_configs"]!.AsArray())!;

    private static JsonNode Job(JsonNode configuration, string name) => configuration["scrape_configs"]!.AsArray().Single(job => (string?)job!["job_name"] == name)!;
}
