using NetworkTelemetry.Alerting.Support;

namespace NetworkTelemetry.Alerting.Fleet;

/// <summary>Nodes that fail and probers that hang: one message for the cause, none for what follows from it.</summary>
public sealed class FleetAlertTests(MonitoredCluster cluster) : IAsyncLifetime
{
    private const string Failing = "failing", Hanging = "hanging";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async ValueTask InitializeAsync()
    {
        _ = cluster.Prometheus;
        await cluster.Kubectl.ApplyAsync(SmallFleet.Manifest(Failing, cluster.First.Port, "1s", "500ms"));
        await cluster.Kubectl.ApplyAsync(SmallFleet.Manifest(Hanging, cluster.First.Port, "500ms", "200ms"));
        foreach (var fleet in (string[])[Failing, Hanging])
            await Eventually.TrueAsync(async () => (await cluster.Prometheus.SeriesAsync($"network_telemetry_result_expiry_timestamp_seconds{{node=\"{SmallFleet.Node(fleet)}\"}} > 0")).Count == 1, Log);
    }

    public async ValueTask DisposeAsync() => await cluster.Kubectl.RunAsync("delete", "namespace", Failing, Hanging);

    /// <summary>Beside each other: both wait more than they do.</summary>
    [Fact]
    public Task A_failed_node_is_one_message_that_silences_its_targets_and_a_prober_that_hangs_is_one_about_its_targets() => Task.WhenAll(FailAsync(), HangAsync());

    private async Task FailAsync()
    {
        using var alertmanager = new AlertmanagerApi(await cluster.AlertmanagerUrlAsync());
        await PatchAsync("""{"spec":{"template":{"image":"nowhere.invalid/prober:0"}}}""");
        await ArrivesAsync("NodeFailed", Failing, "firing");
        await Eventually.TrueAsync(async () => (await alertmanager.InhibitedAsync("TargetStale")).Count(labels => (string?)labels["deployment"] == Failing) == 1, Log, Patience);
        await PatchAsync("""{"spec":{"template":{"image":null}}}""");
        await ArrivesAsync("NodeFailed", Failing, "resolved");
        var firing = Assert.Single(cluster.Webhook.Of("NodeFailed", Failing, "firing"));
        var alert = Assert.Single(firing.Alerts);
        Assert.Equal(SmallFleet.Node(Failing), (string?)alert["labels"]!["node"]);
        Assert.EndsWith("/NodeFailed.md", (string?)alert["annotations"]!["runbook_url"]);

        // Nor when it runs again: until its targets are measured anew, too.
        await Eventually.EqualAsync(0, async () => (await cluster.Prometheus.SeriesAsync($"ALERTS{{alertname=\"TargetStale\", deployment=\"{Failing}\"}}")).Count);
        await Task.Delay(2 * ShortConfiguration.GroupInterval);
        Assert.Empty(cluster.Webhook.Of("TargetStale", Failing, "firing"));
    }

    private async Task HangAsync()
    {
        await using (var prober = await ProberProcess.OfNodeAsync(cluster.Prometheus, SmallFleet.Node(Hanging)))
        {
            await prober.StopAsync();
            await ArrivesAsync("TargetStale", Hanging, "firing");
        }

        await ArrivesAsync("TargetStale", Hanging, "resolved");
        var alert = Assert.Single(Assert.Single(cluster.Webhook.Of("TargetStale", Hanging, "firing")).Alerts);
        Assert.Equal((Hanging, SmallFleet.Node(Hanging)), ((string?)alert["labels"]!["target"], (string?)alert["labels"]!["node"]));
    }

    private Task<string> PatchAsync(string patch) => cluster.Kubectl.RunAsync("patch", "networkdeployment", Failing, "-n", Failing, "--type=merge", "-p", patch);

    private Task<TimeSpan> ArrivesAsync(string alert, string deployment, string status) =>
        Eventually.TrueAsync(() => Task.FromResult(cluster.Webhook.Of(alert, deployment, status).Count > 0), Log, Patience);

    private Task<string> Log() => cluster.Webhook.LogAsync(cluster.Prometheus);
}
