using NetworkTelemetry.Alerting.Simulated;
using NetworkTelemetry.Alerting.Support;

namespace NetworkTelemetry.Alerting;

/// <summary>From a path that loses or delays packets to the message that somebody gets. The shipped rules run with a second for each minute.</summary>
[Collection("simulated network")]
public sealed class PathAlertTests(SimulatedIncident incident) : IClassFixture<SimulatedIncident>
{
    /// <summary>Beyond what the settings add up to: the programs' own time on a machine that does other things, too.</summary>
    private static readonly TimeSpan Overhead = TimeSpan.FromSeconds(2);

    /// <summary>Until the rules know of the first round that began after a change: of it, the last request's end counts.</summary>
    private static TimeSpan Known =>
        ShortTarget.Interval + ((SimulatedTargets.Packets - 1) * SimulatedTargets.PacketInterval) + ShortTarget.Timeout + ShortConfiguration.Scrape + (2 * ShortConfiguration.Evaluation);

    /// <summary>Seconds that the evidence needs: alert, target, until it fires, until it resolves.</summary>
    public static TheoryData<string, string, double, double> Told => new()
    {
        // At the latest when the window of the mean holds nothing else.
        { "HighNetworkLatency", "slow", 5, 5 },

        // The third of one in twenty; then until the window holds none.
        { "PacketLoss", "lossy", 3 * 20 / SimulatedTargets.Rate, 10 },

        // The rounds after the first; one that succeeds is enough.
        { "ServiceUnavailable", "gone", (ShortTarget.FailureThreshold - 1) * ShortTarget.Interval.TotalSeconds, 0 },
    };

    [Theory]
    [MemberData(nameof(Told))]
    public async Task A_path_that_turns_bad_is_one_message_in_time_and_its_recovery_another(string alert, string target, double evidence, double withdrawal)
    {
        var record = await incident.Record;
        var firing = Assert.Single(record.Webhook.About(alert, target, "firing"));
        var least = ScaledRules.PendingOf(alert) + ShortConfiguration.GroupWait;
        Assert.InRange(firing.Arrived - record.Began, least, least + Known + TimeSpan.FromSeconds(evidence) + Overhead);
        Assert.EndsWith($"/{alert}.md", (string?)Assert.Single(firing.Alerts)["annotations"]!["runbook_url"]);
        var resolved = Assert.Single(record.Webhook.About(alert, target, "resolved"));
        Assert.InRange(resolved.Arrived - record.Ended, TimeSpan.Zero, Known + TimeSpan.FromSeconds(withdrawal) + ShortConfiguration.GroupInterval + Overhead);
    }

    [Theory]
    [InlineData("patient", "sum(rate(network_telemetry_rtt_seconds_sum{target=\"patient\"}[5s])) / sum(rate(network_telemetry_rtt_seconds_count{target=\"patient\"}[5s])) > 0.05")]
    [InlineData("lenient", "sum(increase(network_telemetry_requests_lost_total{target=\"lenient\"}[10s])) >= 3")]
    [InlineData("rare", "sum(increase(network_telemetry_requests_lost_total{target=\"rare\"}[10s])) / (sum(increase(network_telemetry_requests_sent_total{target=\"rare\"}[10s])) > 50) > 0.01")]
    [InlineData("steady", "sum(increase(network_telemetry_requests_sent_total{target=\"steady\"}[10s])) > 50")]
    public async Task A_path_on_the_good_side_of_its_limits_is_told_to_nobody(string target, string evidence)
    {
        var record = await incident.Record;
        Assert.True(await record.HasSeenAsync(evidence), $"{evidence} has never been");
        Assert.False(await record.HasSeenAsync($"ALERTS{{target=\"{target}\", alertstate=\"firing\"}}"));
        Assert.DoesNotContain(record.Webhook.Notifications, message => (string?)message.Body["groupLabels"]!["target"] == target);
    }

    [Fact]
    public async Task A_target_that_answers_nothing_is_down_and_its_losses_are_told_to_nobody()
    {
        var record = await incident.Record;
        Assert.Contains(record.Inhibited, labels => ((string?)labels["alertname"], (string?)labels["target"]) == ("PacketLoss", "gone"));
        Assert.DoesNotContain(record.Webhook.Notifications, message => message.IsAbout("PacketLoss", "gone"));
    }
}
