using NetworkTelemetry.Alerting.Support;

namespace NetworkTelemetry.Alerting;

/// <summary>From a server that stops to the message that somebody gets.</summary>
public sealed class NotificationTests(MonitoredCluster cluster)
{
    private const string Alert = "ServiceUnavailable";
    private const string Target = "shop";

    /// <summary>Beyond what the settings add up to: the programs' own time on a machine that does other things, too.</summary>
    private static readonly TimeSpan Overhead = TimeSpan.FromSeconds(2);

    private static TimeSpan Latest =>
        (ShortTarget.Interval * ShortTarget.FailureThreshold) + ShortTarget.Timeout + ShortConfiguration.Scrape + ShortConfiguration.For
        + (2 * ShortConfiguration.Evaluation) + ShortConfiguration.GroupWait + Overhead;

    [Fact]
    public async Task A_server_that_stops_is_one_message_and_its_return_another()
    {
        await Eventually.TrueAsync(async () => await cluster.Prometheus.ValueAsync("sum(network_telemetry_probe_up{target=\"shop\"})") == 4, Log);
        var stopped = DateTimeOffset.UtcNow;
        cluster.First.Stop();
        cluster.Second.Stop();
        await Eventually.TrueAsync(() => Task.FromResult(About("firing").Count > 0), Log);
        var firing = Assert.Single(About("firing"));
        Assert.InRange(firing.Arrived - stopped, ShortConfiguration.For, Latest);
        Assert.Equal(["back", "front"], firing.Alerts.Select(alert => (string)alert["labels"]!["probe"]!).Order(StringComparer.Ordinal));
        Assert.All(firing.Alerts, alert => Assert.EndsWith("/ServiceUnavailable.md", (string?)alert["annotations"]!["runbook_url"]));

        // Several turns of the group: nothing is said twice.
        await Task.Delay(TimeSpan.FromSeconds(4));
        Assert.Single(About("firing"));
        // What a target that is down implies is not said beside it.
        Assert.DoesNotContain(cluster.Webhook.Notifications, notification => notification.IsAbout("PacketLoss", Target));
        cluster.First.Start();
        cluster.Second.Start();
        await Eventually.TrueAsync(() => Task.FromResult(About("resolved").Count > 0), Log);
        // One of the two probes may be up a second before the other: that is news. That something is down is not said again.
        Assert.All(About("firing").Skip(1), message => Assert.Contains(message.Alerts, alert => (string?)alert["status"] == "resolved"));
        Assert.Equal("resolved", (string?)About("resolved")[0].Alerts[0]["status"]);
        // Its losses are still in the windows of ten minutes: they have been told of.
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.DoesNotContain(cluster.Webhook.Notifications, notification => notification.IsAbout("PacketLoss", Target));
    }

    [Fact]
    public async Task A_killed_prober_is_scraped_again_and_its_targets_page_nobody()
    {
        await Eventually.TrueAsync(async () => await StartAsync() is not null, Log);
        var before = await StartAsync();
        await (await ProberProcess.OfNodeAsync(cluster.Prometheus, "edge-0")).KillAsync();
        await Eventually.TrueAsync(async () => await StartAsync() is { } now && now > before, Log);
        await Eventually.TrueAsync(async () => await cluster.Prometheus.ValueAsync("sum(up{deployment=\"edge\"})") == 2, Log);
        Assert.Empty(await cluster.Prometheus.SeriesAsync("ALERTS{alertname=~\"ServiceUnavailable|TargetStale|NodeFailed\", alertstate=\"firing\", target=~\"(shop|page|name|loopback)?\", node!=\"edge-1\"}"));
    }

    private IReadOnlyList<Notification> About(string status) => cluster.Webhook.About(Alert, Target, status);

    private Task<double?> StartAsync() => cluster.Prometheus.ValueAsync("process_start_time_seconds{node=\"edge-0\"}");

    private Task<string> Log() => cluster.Webhook.LogAsync(cluster.Prometheus);
}
