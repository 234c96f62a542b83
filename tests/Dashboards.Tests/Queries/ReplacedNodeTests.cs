using NetworkTelemetry.Dashboards.Availability;
using NetworkTelemetry.Dashboards.Queries;
using NetworkTelemetry.Dashboards.Tests.PromQl;

namespace NetworkTelemetry.Dashboards.Tests.Queries;

/// <summary>What is said of 100 minutes, in the last ten of which another pod measured than before, or another node; for the last five the target was Down.</summary>
public sealed class ReplacedNodeTests
{
    private const string Probe = """target_namespace="web", target="shop", probe="ping", family="IPv4" """;

    private static readonly Evaluation Evaluation = new(new GrafanaVariables("100m", "1m", 60_000), "100m30s");

    private static readonly Dictionary<string, string> OfTheProbe = new()
    {
        ["availability"] = Measures.AvailabilityOfRange, ["time down"] = Measures.SecondsDown, ["outages"] = Measures.Outages,
        ["time to recover"] = Measures.SecondsToRecover, ["time between failures"] = Measures.SecondsBetweenOutages,
    };

    private static readonly Dictionary<string, string> OfAll = new()
    {
        ["availability"] = Measures.AvailabilityOfAll, ["time to recover"] = Reliability.SecondsToRecover, ["time between failures"] = Reliability.SecondsBetweenOutages,
    };

    public static TheoryData<string, double> Truth => new()
    {
        { "availability", 0.95 }, { "time down", 300 }, { "outages", 1 }, { "time to recover", 300 }, { "time between failures", 95 * 60 },
    };

    [Theory]
    [MemberData(nameof(Truth))]
    public Task A_pod_that_lived_shortly_does_not_weigh_as_much_as_the_one_before(string measure, double expected) => SaysAsync(measure, expected, "edge-0");

    [Theory]
    [MemberData(nameof(Truth))]
    public Task A_target_that_moved_is_measured_by_one_node_at_a_time(string measure, double expected) => SaysAsync(measure, expected, "edge-1");

    [Fact]
    public async Task A_target_was_down_for_no_longer_than_it_has_been_measured()
    {
        (string, string)[] series = [(Up("edge-0", "a"), "_x91 0+0x9"), (Down("edge-0", "a"), "_x91 1+0x9")];
        await Evaluation.SaysAsync(Measures.SecondsDown, $"{{{Probe}}}", 600, series);
        await Evaluation.SaysAsync(Measures.SecondsToRecover, $"{{{Probe}}}", 600, series);
        await Evaluation.SaysAsync(Reliability.SecondsToRecover, "{}", 600, series);
    }

    private static async Task SaysAsync(string measure, double expected, string secondNode)
    {
        (string, string)[] series =
        [
            (Up("edge-0", "a"), "1+0x90 stale"), (Down("edge-0", "a"), "0+0x90 stale"),
            (Up(secondNode, "b"), "_x91 1+0x4 0+0x4"), (Down(secondNode, "b"), "_x91 0+0x4 1+0x4"),
        ];
        await Evaluation.SaysAsync(OfTheProbe[measure], $"{{{Probe}}}", expected, series);
        if (OfAll.TryGetValue(measure, out var expression)) await Evaluation.SaysAsync(expression, "{}", expected, series);
    }

    private static string Up(string node, string pod) => Series("network_telemetry_probe_up", node, pod);

    private static string Down(string node, string pod) => Series("network_telemetry_probe_down", node, pod);

    private static string Series(string metric, string node, string pod) =>
        $"{metric}{{job=\"probers\", instance=\"{pod}:9810\", namespace=\"web\", deployment=\"edge\", node=\"{node}\", {Probe}}}";
}
