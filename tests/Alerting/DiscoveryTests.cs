using NetworkTelemetry.Alerting.Support;

namespace NetworkTelemetry.Alerting;

/// <summary>Prometheus finds everything, and takes every rule.</summary>
public sealed class DiscoveryTests(MonitoredCluster cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Every_target_is_up_and_says_where_it_is()
    {
        await Eventually.TrueAsync(
            async () => await cluster.Prometheus.TargetsAsync() is { Count: 3 } targets && targets.All(target => (string?)target["health"] == "up"),
            async () => string.Join('\n', await cluster.Prometheus.TargetsAsync()), Patience);
        var probers = (await cluster.Prometheus.TargetsAsync()).Where(target => (string?)target["scrapePool"] == "network-telemetry-prober").Select(target => target["labels"]!);
        Assert.Equal(
            ["default edge edge-0 eu-central eu-central-1", "default edge edge-1 eu-central eu-central-1"],
            probers.Select(labels => $"{labels["namespace"]} {labels["deployment"]} {labels["node"]} {labels["region"]} {labels["zone"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public Task Every_rule_is_healthy() => Eventually.TrueAsync(
        async () => await cluster.Prometheus.RulesAsync() is { Count: > 20 } rules && rules.All(rule => (string?)rule["health"] == "ok"),
        async () => string.Join('\n', (await cluster.Prometheus.RulesAsync()).Where(rule => (string?)rule["health"] != "ok")), Patience);

    [Fact]
    public async Task Status_and_logs_know_both()
    {
        Assert.NotEmpty(await cluster.Prometheus.TargetsAsync());
        var status = await cluster.TelemetryAsync("status");
        Assert.Matches(@"(?m)^prometheus +Running +http://127\.0\.0\.1:\d+", status.Output);
        Assert.Matches(@"(?m)^alertmanager +Running +http://127\.0\.0\.1:\d+", status.Output);
        Assert.Equal(0, (await cluster.TelemetryAsync("logs", "prometheus")).ExitCode);
        Assert.Equal(0, (await cluster.TelemetryAsync("logs", "alertmanager")).ExitCode);
    }

    [Fact]
    public async Task A_node_more_is_scraped_and_a_node_less_is_not()
    {
        await Eventually.EqualAsync(2, NodesAsync, Patience);
        await cluster.Kubectl.RunAsync("scale", "networkdeployment/edge", "--replicas=3");
        await Eventually.EqualAsync(3, NodesAsync, Patience);
        await cluster.Kubectl.RunAsync("scale", "networkdeployment/edge", "--replicas=2");
        await Eventually.EqualAsync(2, NodesAsync, Patience);
    }

    private async Task<int> NodesAsync() => (await cluster.Prometheus.TargetsAsync()).Count(target => target["labels"]!["node"] is not null && (string?)target["health"] == "up");
}
