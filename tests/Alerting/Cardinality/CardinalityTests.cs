using NetworkTelemetry.Alerting.Support;
using NetworkTelemetry.Api.Metrics;

namespace NetworkTelemetry.Alerting.Cardinality;

/// <summary>Every target costs Prometheus what the catalogue says on each node that measures it, and nothing once it is gone.</summary>
public sealed class CardinalityTests(MonitoredCluster cluster) : IAsyncLifetime
{
    private const string Deleted = "counted-1";
    private static readonly string[] Targets = ["counted-0", Deleted, "counted-2"];
    private static readonly IReadOnlyList<string> Nodes = MonitoredTargets.Nodes;
    private static readonly string ListTargets = ProberMetrics.ListTargets.Name;

    /// <summary>Beyond the scrape interval: the programs' own time on a machine that does other things, too.</summary>
    private static readonly TimeSpan Overhead = TimeSpan.FromSeconds(2);

    private ExposedPages? _pages;

    private ExposedPages Pages => _pages ??= new ExposedPages(cluster.Prometheus);

    private IReadOnlyList<CountedProbe> Probes => field ??= CountedProbe.All(cluster.PagePort, cluster.NamesPort, cluster.First.Port);

    public async ValueTask InitializeAsync()
    {
        _ = cluster.Prometheus;
        await cluster.Kubectl.ApplyAsync(string.Join("\n---\n", Targets.Select(target => CountedProbe.Manifest(target, Probes))));
    }

    public async ValueTask DisposeAsync()
    {
        _pages?.Dispose();
        await cluster.Kubectl.RunAsync(["delete", "probetargets", "--ignore-not-found", .. Targets]);
    }

    [Fact]
    public async Task Targets_times_nodes_have_the_series_of_the_catalogue_and_a_deleted_target_has_none()
    {
        foreach (var node in Nodes)
            await Eventually.TrueAsync(async () => await SurplusAsync(node) is [], async () => string.Join('\n', await SurplusAsync(node)));
        Assert.All(Probes, probe => Assert.Equal(probe.Series, CatalogueSeries.Of(Targets[0], probe).Count()));
        var ofTarget = Probes.Sum(probe => probe.Series);
        await Eventually.EqualAsync<double?>(Targets.Length * Nodes.Count * ofTarget, () => cluster.Prometheus.ValueAsync("count({job=\"network-telemetry-prober\", target=~\"counted-.\"})"));
        await OnlyWhatIsKnownAsync();

        var before = (await Pages.OfNodeAsync(Nodes[0])).Single(series => series.Name == ListTargets).Value;
        await cluster.Kubectl.RunAsync("delete", "probetarget", Deleted);
        await Task.WhenAll(Nodes.Select(node => LeavesWithItsTargetAsync(node, before - 1)));
        Assert.DoesNotContain(await Pages.OfOperatorAsync(), series => series["target"] == Deleted);
        await Eventually.EqualAsync(0, async () => (await cluster.Prometheus.SeriesAsync($"{{job=~\"network-telemetry-.+\", target=\"{Deleted}\"}}")).Count, ShortConfiguration.Scrape + Overhead);

        // And nothing of the others.
        Assert.Equal((Targets.Length - 1) * Nodes.Count * ofTarget, await cluster.Prometheus.ValueAsync("count({job=\"network-telemetry-prober\", target=~\"counted-.\"})"));
    }

    [Fact]
    public async Task The_fleet_has_a_series_for_each_node_and_one_for_each_target()
    {
        await Eventually.TrueAsync(
            async () => (await OfFleetAsync()).SequenceEqual(["deployment_nodes 5", "deployment_targets 1", "deployment_unassigned_targets 1", "node_isolated 2", "node_phase 2"]),
            async () => string.Join('\n', await OfFleetAsync()));
        var assigned = (await Pages.OfOperatorAsync()).Where(series => series.Name == TargetMetrics.Assigned.Name).Select(series => $"{series["target_namespace"]} {series["target"]}").Order(StringComparer.Ordinal);
        var targets = await cluster.Kubectl.RunAsync("get", "probetargets", "-A", "-o", "jsonpath={range .items[*]}{.metadata.namespace} {.metadata.name}{\"\\n\"}{end}");
        Assert.Equal(targets.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), assigned);
    }

    /// <summary>Once the list without the target is in effect: the page that says so may have been begun before, the next one may not.</summary>
    private async Task LeavesWithItsTargetAsync(string node, double targets)
    {
        await Eventually.EqualAsync(targets, async () => (await Pages.OfNodeAsync(node)).Single(series => series.Name == ListTargets).Value);
        Assert.DoesNotContain(await Pages.OfNodeAsync(node), series => series["target"] == Deleted);
    }

    /// <summary>What a prober exports of the targets and the catalogue does not say, or the other way round.</summary>
    private async Task<IReadOnlyList<string>> SurplusAsync(string node)
    {
        var expected = Targets.SelectMany(target => Probes.SelectMany(probe => CatalogueSeries.Of(target, probe))).Select(series => series.Key).ToHashSet();
        var actual = (await Pages.OfNodeAsync(node)).Where(series => Targets.Contains(series["target"])).Select(series => series.Key).ToList();
        return [.. actual.Except(expected).Select(key => $"{node} has {key}"), .. expected.Except(actual).Select(key => $"{node} has not {key}"), .. actual.CountBy(key => key).Where(pair => pair.Value > 1).Select(pair => $"{node} has twice {pair.Key}")];
    }

    private async Task OnlyWhatIsKnownAsync()
    {
        foreach (var (page, program) in (IEnumerable<(IReadOnlyList<ExposedSeries>, string)>)[(await Pages.OfNodeAsync(Nodes[0]), "prober"), (await Pages.OfOperatorAsync(), "operator")])
        {
            var catalogue = MetricCatalogue.Of(program).ToDictionary(metric => metric.Name);
            Assert.NotEmpty(page);
            Assert.Empty(page.Select(series => LabelValues.Problem(series, catalogue)).OfType<string>());
        }
    }

    private async Task<IEnumerable<string>> OfFleetAsync() => (await Pages.OfOperatorAsync())
        .Where(series => series["deployment"] == "edge").CountBy(series => series.Name[ProbeMetrics.Prefix.Length..])
        .Select(family => $"{family.Key} {family.Value}").Order(StringComparer.Ordinal);
}
