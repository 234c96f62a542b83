using System.Globalization;
using System.Text;
using System.Text.Json;
using NetworkTelemetry.Dashboards.Queries;
using NetworkTelemetry.Dashboards.Tests.PromQl;

namespace NetworkTelemetry.Dashboards.Tests.Queries;

/// <summary>What the expressions say about series that are known, evaluated by Prometheus: two nodes and a sample a minute, the last ten of which count.</summary>
public sealed class MeasureTests
{
    private const string Always = "1x12", Never = "0x12";

    private const string Probe = """target_namespace="web", target="shop", probe="ping", family="IPv4" """;

    private static readonly Dictionary<string, string> AllValues =
        new[] { "namespace", "deployment", "region", "node", "target_namespace", "target" }.ToDictionary(name => name, _ => ".*").Append(new("job", ".+"))
            .Append(new("instance", ".+")).ToDictionary();

    [Theory]
    [InlineData(Always, Never, Always, Never, 1)] // both see it Up
    [InlineData(Never, Always, Never, Always, 3)] // both see it Down
    [InlineData(Always, Never, Never, Always, 3)] // even votes: Down
    [InlineData(Always, Never, Never, Never, 1)] // one cannot say
    [InlineData(Never, Never, Never, Never, 0)] // nobody can say
    public Task State_is_the_vote_of_the_nodes(string upOfA, string downOfA, string upOfB, string downOfB, double state) => Says(StateOfTargets.Expression, state,
        ("probe_up", "a", "", upOfA), ("probe_down", "a", "", downOfA), ("probe_up", "b", "", upOfB), ("probe_down", "b", "", downOfB));

    [Theory]
    [InlineData("rtt_mean_seconds", "0.3x12", "threshold_rtt_seconds", "0.2x12", 2)]
    [InlineData("rtt_mean_seconds", "0.2x12", "threshold_rtt_seconds", "0.2x12", 1)]
    [InlineData("jitter_seconds", "0.3x12", "threshold_jitter_seconds", "0.2x12", 2)]
    [InlineData("rtt_mean_seconds", "9x12", "threshold_jitter_seconds", "0.2x12", 1)] // a limit of something else
    public Task A_target_that_is_Up_but_past_its_limit_is_Degraded(string metric, string values, string limit, string limits, double state) => Says(StateOfTargets.Expression, state,
        ("probe_up", "a", "", Always), ("probe_down", "a", "", Never), (metric, "a", "", values), (limit, "a", "", limits));

    [Theory]
    [InlineData("0+1x12", "0.05x12", 2)]
    [InlineData("0+1x12", "0.2x12", 1)]
    public Task Loss_past_its_limit_degrades(string lost, string limit, double state) => Says(StateOfTargets.Expression, state,
        ("probe_up", "a", "", Always), ("probe_down", "a", "", Never),
        ("requests_sent_total", "a", "", "0+10x12"), ("requests_lost_total", "a", "reason=\"Timeout\"", lost), ("threshold_loss_ratio", "a", "", limit));

    [Theory]
    [InlineData(1000, 1000, 311, 2)] // at 690 s
    [InlineData(1000, 1000, 310, 1)]
    [InlineData(1000, 9000, 311, 2)] // half of the nodes are enough
    [InlineData(9000, 1000, 310, 1)]
    public Task A_certificate_that_expires_within_the_limit_degrades(int endOfA, int endOfB, int limit, double state) => Says(StateOfTargets.Expression, state,
        ("probe_up", "a", "", Always), ("probe_down", "a", "", Never), ("probe_up", "b", "", Always), ("probe_down", "b", "", Never),
        ("certificate_expiry_timestamp_seconds", "a", "", $"{endOfA}x12"), ("threshold_certificate_expiry_seconds", "a", "", $"{limit}x12"),
        ("certificate_expiry_timestamp_seconds", "b", "", $"{endOfB}x12"), ("threshold_certificate_expiry_seconds", "b", "", $"{limit}x12"));

    [Fact]
    public Task A_certificate_that_one_node_of_three_sees_expire_degrades_nothing() => Says(StateOfTargets.Expression, 1,
        [
            .. from node in (string[])["a", "b", "c"]
               from series in ((string, string)[])
               [
                   ("probe_up", Always), ("probe_down", Never), ("threshold_certificate_expiry_seconds", "311x12"),
                   ("certificate_expiry_timestamp_seconds", node == "a" ? "1000x12" : "9000x12"),
               ]
               select (series.Item1, node, "", series.Item2),
        ]);

    [Fact]
    public Task Loss_is_of_all_nodes_and_reasons_together() => Says(Measures.LossOfRange, 0.1,
        ("requests_sent_total", "a", "", "0+30x12"), ("requests_lost_total", "a", "reason=\"Timeout\"", "0+1x12"), ("requests_lost_total", "a", "reason=\"Refused\"", "0+2x12"),
        ("requests_sent_total", "b", "", "0+10x12"), ("requests_lost_total", "b", "reason=\"Timeout\"", "0+1x12"));

    [Fact]
    public Task Without_requests_there_is_no_loss_to_speak_of() => Says(Measures.LossOfRange, null,
        ("requests_sent_total", "a", "", "5x12"), ("requests_lost_total", "a", "reason=\"Timeout\"", "1x12"));

    [Theory]
    [InlineData("0 0 0 1 1 0 0 1 0 0 0 0", 2)]
    [InlineData("0 1 1 1 1 0 0 0 0 0 0 0", 1)]
    [InlineData("0 0 0 0 0 0 0 0 0 0 1 1", 1)] // goes on
    [InlineData("1x12", 1)] // before, during and after
    [InlineData("1 1 1 1 0 0 0 0 0 0 1 1", 2)]
    [InlineData("0x12", 0)]
    public Task Outages_are_counted_once(string down, double outages) => Says(Measures.Outages, outages, ("probe_down", "a", "", down));

    [Fact]
    public Task Recovery_takes_the_time_down_of_each_outage() => Says(Measures.SecondsToRecover, 90, ("probe_down", "a", "", "0 0 0 1 1 0 0 1 0 0 0 0"));

    [Theory]
    [InlineData(100, 1)]
    [InlineData(99, 0)]
    [InlineData(98, -1)]
    public Task The_budget_is_what_the_objective_allows(int answered, double left) => Says(Measures.BudgetLeft, left,
        ("requests_sent_total", "a", "", "0+100x12"), ("responses_received_total", "a", "", $"0+{answered}x12"), ("objective_availability_ratio", "a", "", "0.99x12"));

    [Fact]
    public Task The_last_change_is_a_time_in_milliseconds() => Says(Measures.LastChange, 8 * 60_000, ("probe_down", "a", "", "0 0 0 1 1 0 0 1 0 0 0 0"));

    /// <param name="expected">Null: nothing is said.</param>
    private static async Task Says(string expression, double? expected, params (string Metric, string Node, string Labels, string Values)[] series)
    {
        var query = new GrafanaVariables("10m", 600, "1m", "5m").In(expression, AllValues);
        var test = new StringBuilder("rule_files: []\ntests:\n- interval: 1m\n  input_series:\n");
        foreach (var (metric, node, labels, values) in series)
        {
            var scrape = $"job=\"probers\", instance=\"{node}:9810\", node=\"{node}\"";
            var name = $"network_telemetry_{metric}{{{scrape}, {Probe}{(labels.Length > 0 ? ", " + labels : "")}}}";
            test.Append($"  - series: {JsonSerializer.Serialize(name)}\n    values: \"{values}\"\n");
        }

        test.Append($"  promql_expr_test:\n  - expr: {JsonSerializer.Serialize($"round({query}, 0.000001)")}\n    eval_time: 11m30s\n    exp_samples:");
        test.Append(expected is { } value
            ? string.Create(
                CultureInfo.InvariantCulture, $"\n    - labels: '{{{Probe}}}'\n      value: {value}\n")
            : " []\n");
        var result = await Promtool.RunAsync(test.ToString(), "test", "rules");
        Assert.True(result.ExitCode == 0, $"{result}{test}");
    }
}
