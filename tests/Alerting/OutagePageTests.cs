using NetworkTelemetry.Alerting.Support;
using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Api.ProbeTargets;

namespace NetworkTelemetry.Alerting;

/// <summary>One outage, one page: the shipped times leave ServiceUnavailable enough of it to silence PacketLoss at the default interval.</summary>
public sealed class OutagePageTests
{
    /// <summary>How much later ServiceUnavailable fires, at the most: its last scrape and evaluations came late, those of PacketLoss at once.</summary>
    private static TimeSpan Later
    {
        get
        {
            var global = ShippedConfiguration.Read("prometheus.yml")["global"]!;
            var confirmed = (ProbeDefaults.FailureThreshold - 1) * Duration.Parse(ProbeDefaults.Interval);
            var shown = Duration.Parse((string)global["scrape_interval"]!) + (2 * Duration.Parse((string)global["evaluation_interval"]!));
            return confirmed + shown + ShippedConfiguration.PendingOf("ServiceUnavailable") - ShippedConfiguration.PendingOf("PacketLoss");
        }
    }

    [Theory]
    [InlineData("alertmanager.yml", 2)]
    [InlineData("local/alertmanager.yml", 1)]
    public void Loss_is_told_later_than_the_outage_that_explains_it(string file, int receivers)
    {
        var waits = Routes(ShippedConfiguration.Read(file)["route"]!).Where(route => route["matchers"]?.AsArray().Select(matcher => (string?)matcher).SequenceEqual(["alertname = PacketLoss"]) == true)
            .Select(route => Duration.Parse((string)route["group_wait"]!)).ToList();
        Assert.Equal(receivers, waits.Count);
        Assert.All(waits, wait => Assert.True(wait > Later, $"{wait} is not longer than {Later}"));
    }

    /// <summary>Prometheus tells of each rule as soon as it was evaluated: between the end of the outage and that of the loss, Alertmanager would have nothing that silences the loss.</summary>
    [Fact]
    public void Loss_ends_before_the_outage_that_silences_it()
    {
        var group = ShippedConfiguration.Read("rules", "targets.yaml")["groups"]!.AsArray().Single(group => (string?)group!["name"] == "network-telemetry-targets")!;
        Assert.Equal(["PacketLoss", "ServiceUnavailable"], group["rules"]!.AsArray().Select(rule => (string?)rule!["alert"]).OfType<string>());
    }

    private static IEnumerable<JsonNode> Routes(JsonNode route) => [route, .. (route["routes"]?.AsArray() ?? []).SelectMany(child => Routes(child!))];
}
