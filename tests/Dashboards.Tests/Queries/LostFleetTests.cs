using NetworkTelemetry.Dashboards.Fleet;
using NetworkTelemetry.Dashboards.Overview;
using NetworkTelemetry.Dashboards.Tests.PromQl;

namespace NetworkTelemetry.Dashboards.Tests.Queries;

/// <summary>What is counted when no prober has been scraped any more for a while.</summary>
public sealed class LostFleetTests
{
    private const string Prober = """job="probers", instance="a:9810", namespace="web", deployment="edge", node="edge-0" """;

    private static readonly Evaluation Evaluation = new(new GrafanaVariables(), "9m30s");

    [Fact]
    public Task Every_scrape_that_fails_is_counted_when_all_do() => Evaluation.SaysAsync(
        NodesNow.FailedScrapes, "{}", 1,
        ($"up{{{Prober}}}", "1x2 0x7"), ($"network_telemetry_build_info{{{Prober}, component=\"prober\"}}", "1x2 stale"),
        ("""up{job="operator", instance="b:8080", namespace="system"}""", "0x10"),
        ("""up{job="web", instance="c:80", namespace="web", deployment="shop"}""", "0x10"));

    [Fact]
    public Task A_target_that_nobody_measures_any_more_is_not_measured_now() => Evaluation.SaysAsync(
        AtAGlance.MeasuredTargets, "{}", 0, ($"network_telemetry_probe_up{{{Prober}, target_namespace=\"web\", target=\"shop\", probe=\"ping\", family=\"IPv4\"}}", "1x2 stale"));
}
