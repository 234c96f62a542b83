using System.Globalization;

namespace NetworkTelemetry.Bench.Rules;

/// <summary>
/// What the rules read of a fleet of ten probers, each with a tenth of the ICMP targets: what a scrape shows at any moment, and what the rules recorded earlier.
/// Pages are in the order of the prober's own, which is that in which Prometheus sorts series: by metric, then by name.
/// One target in a hundred loses 2 %, one in two hundred is down, all lose something now and then; every second one has limits of its own, and all have an objective.
/// </summary>
internal static class FleetSeries
{
    public const int Targets = 10_000;
    public const int Nodes = 10;

    private const string Prefix = "network_telemetry_";
    private const double PacketsPerSecond = 10.0 / 60;
    private const double RoundTrip = 0.02;
    private const double Objective = 0.999;

    private static readonly int[] Sorted = [.. Enumerable.Range(0, Targets).OrderBy(target => $"t{target}", StringComparer.Ordinal)];

    private static readonly (string Metric, string More, Func<int, double, double?> Value)[] OfProbe =
    [
        ("rtt_seconds_sum", "", (target, seconds) => seconds * PacketsPerSecond * RoundTrip * Up(target)),
        ("rtt_seconds_count", "", (target, seconds) => seconds * PacketsPerSecond * Up(target)),
        ("rtt_mean_seconds", "", (target, _) => RoundTrip + (target * 1e-7)),
        ("jitter_seconds", "", (_, _) => 0.001),
        ("probe_up", "", (target, _) => Up(target)),
        ("probe_down", "", (target, _) => 1 - Up(target)),
        ("requests_sent_total", "", (_, seconds) => seconds * PacketsPerSecond),
        ("requests_lost_total", ",reason=\"Timeout\"", (target, seconds) => seconds * PacketsPerSecond * Loss(target)),
        ("requests_lost_total", ",reason=\"Unreachable\"", (_, _) => 0),
        ("result_expiry_timestamp_seconds", "", (_, seconds) => seconds + 185),
        ("objective_availability_ratio", "", (_, _) => Objective),
        ("threshold_rtt_seconds", "", (target, _) => target % 2 == 0 ? 0.1 : null),
        ("threshold_loss_ratio", "", (target, _) => target % 2 == 0 ? 0.05 : null),
        ("threshold_jitter_seconds", "", (target, _) => target % 2 == 0 ? 0.03 : null),
    ];

    /// <summary>Labels that scraping adds.</summary>
    public static IReadOnlyList<(string Name, string Value)> ProberLabels(int node) =>
        [("instance", $"{node}"), ("namespace", "probes"), ("deployment", "edge"), ("node", $"edge-{node}"), ("region", "eu"), ("zone", $"eu-{node}")];

    /// <summary>A scrape of one prober; <paramref name="labels"/> are those that scraping would add.</summary>
    public static void WriteProber(TextWriter page, int node, double seconds, string labels = "", string timestamp = "")
    {
        foreach (var (metric, more, value) in OfProbe)
        {
            foreach (var target in Sorted)
                if (target % Nodes == node && value(target, seconds) is { } sample) WriteLine(page, $"{Prefix}{metric}{{{labels}{Probe(target)}{more}}}", sample, timestamp);
        }
    }

    public static void WriteOperator(TextWriter page, string labels = "", string timestamp = "")
    {
        foreach (var target in Sorted)
            WriteLine(page, $"{Prefix}target_assigned{{{labels}target_namespace=\"web\",target=\"t{target}\"}}", 1, timestamp);
        for (var node = 0; node < Nodes; node++)
            WriteLine(page, $"{Prefix}node_phase{{{labels}deployment_namespace=\"probes\",deployment=\"edge\",node=\"edge-{node}\",phase=\"Running\"}}", 1, timestamp);
        WriteLine(page, $"leader_election_master_status{{{labels}name=\"network-telemetry-operator\"}}", 1, timestamp);
    }

    /// <summary>What the rules would have recorded in one of the slices of five minutes: who always loses, and of the others one in fifty, another one each time.</summary>
    public static void WriteSlice(TextWriter page, long slice, string timestamp)
    {
        for (var target = 0; target < Targets; target++)
        {
            var lost = Loss(target) > 0 ? Loss(target) : (target + slice) % 50 == 0 ? 0.02 : 0;
            if (lost > 0) WriteLine(page, $"probe:{Prefix}error_budget_burn:rate5m{{{Probe(target)}}}", lost / (1 - Objective), timestamp);
        }
    }

    private static string Probe(int target) => $"target_namespace=\"web\",target=\"t{target}\",probe=\"ping\",family=\"IPv4\"";

    private static int Up(int target) => target % 200 == 0 ? 0 : 1;

    private static double Loss(int target) => target % 200 == 0 ? 1 : target % 100 == 0 ? 0.02 : 0;

    private static void WriteLine(TextWriter page, string series, double value, string timestamp)
    {
        page.Write(series);
        page.Write(' ');
        page.Write(value.ToString("0.######", CultureInfo.InvariantCulture));
        page.Write(timestamp);
        page.Write('\n');
    }
}
