using NetworkTelemetry.Alerting.Simulated;
using NetworkTelemetry.Alerting.Support;

namespace NetworkTelemetry.Alerting;

/// <summary>Probers that lose their own network: that is told, and nothing of the targets. The shipped rules run with a second for each minute.</summary>
[Collection("simulated network")]
public sealed class IsolationAlertTests : IAsyncLifetime
{
    private const string Fleet = "edge";

    private readonly SimulatedCluster _cluster = new();

    public ValueTask InitializeAsync() => default;

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Probers_that_are_cut_off_are_one_message_and_their_targets_none()
    {
        await _cluster.StartAsync((_, _) => SimulatedPath.Quick, SimulatedTargets.Manifest);
        var (targets, nodes) = (SimulatedPath.All.Count, SimulatedTargets.Nodes);
        await Eventually.EqualAsync<double?>(targets * nodes, () => _cluster.Prometheus.ValueAsync("sum(network_telemetry_probe_up)"), TimeSpan.FromSeconds(60));
        var began = DateTimeOffset.UtcNow;
        await _cluster.PlugAsync(isIn: false);
        await ToldAsync("firing");

        // What was measured last goes stale later than the cause is told.
        await Eventually.EqualAsync(targets, async () => (await _cluster.Alertmanager.InhibitedAsync("TargetStale")).Count);
        await _cluster.PlugAsync(isIn: true);
        await ToldAsync("resolved");

        var messages = _cluster.Webhook.Of("ProberIsolated", Fleet, "firing");
        Assert.Equal(["edge-0", "edge-1"], messages[0].Alerts.Select(alert => (string)alert["labels"]!["node"]!).Order(StringComparer.Ordinal));
        Assert.EndsWith("/ProberIsolated.md", (string?)messages[0].Alerts[0]["annotations"]!["runbook_url"]);

        // One of them may be back a second before the other: that is news.
        Assert.All(messages.Skip(1), message => Assert.Contains(message.Alerts, alert => (string?)alert["status"] == "resolved"));

        // Nor while they are measured anew.
        await Eventually.EqualAsync(0, async () => (await _cluster.Prometheus.SeriesAsync("ALERTS")).Count);
        await Task.Delay(2 * ShortConfiguration.GroupInterval);
        Assert.All(_cluster.Webhook.Notifications, message => Assert.Equal("ProberIsolated", (string?)message.Body["groupLabels"]!["alertname"]));
        Assert.Empty(await _cluster.Prometheus.SeriesAsync("ALERTS{alertname=~\"ServiceUnavailable|PacketLoss\"}", DateTimeOffset.UtcNow - began));
        Assert.Equal(0, await _cluster.Prometheus.ValueAsync("sum(network_telemetry_requests_lost_total)"));
    }

    private Task<TimeSpan> ToldAsync(string status) => Eventually.TrueAsync(
        () => Task.FromResult(_cluster.Webhook.Of("ProberIsolated", Fleet, status).Count > 0),
        () => _cluster.Webhook.LogAsync(_cluster.Prometheus));
}
