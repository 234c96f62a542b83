using NetworkTelemetry.Dashboards.Queries;
using NetworkTelemetry.Dashboards.Tests.PromQl;

namespace NetworkTelemetry.Dashboards.Tests.Queries;

/// <summary>What the expressions say about series that are known, evaluated by Prometheus: two nodes and a sample a minute, the last ten of which count.</summary>
public sealed class MeasureTests
{
    private const string Always = "1x12", Never = "0x12";

    private const string Scrape = """job="probers", namespace="web", deployment="edge" """;

    private const string Probe = """target_namespace="web", target="shop", probe="ping", family="IPv4" """;

    private static readonly Evaluation Evaluation = new(new GrafanaVariables("10m", "1m", 60_000, "5m"), "11m30s");

    [Theory]
    [InlineData(Always, Never, Always, Never, 1)] // both see it Up
    [InlineData(Never, Always, Never, Always, 3)] // both see it Down
    [InlineData(Always, Never, Never, Always, 3)] // even votes: Down
    [InlineData(Always, Never, Never, Never, 1)] // one cannot say
    [InlineData(Never, Never, Never, Never, 0)] // nobody can say
    public Task State_is_the_vote_of_the_nodes(string upOfA, string downOfA, string upOfB, string downOfB, double state) => Says(StateOfTargets.Expression, state,
        ("probe_up", "a", "", upOfA), ("probe_down", "a", "", downOfA), ("probe_up", "b", "", upOfB), ("probe_down", "b", "", downOfB));

    [Theory]
    [InlineData("web", "0x10 1", Always, 1)]
    [InlineData("web", "1x8 0x2", Always, 1)] // what it said then it may say still
    [InlineData("web", "1x5 0x5", Always, 3)]
    [InlineData("other", "1x12", Always, 3)] // a node of the same name
    [InlineData("web", "1x12", Never, 0)] // there is no other vote
    public Task A_node_that_is_cut_off_has_no_vote_for_Down(string isolatedNamespace, string isolated, string upOfA, double state) => Evaluation.SaysAsync(
        StateOfTargets.Expression, $"{{{Probe}}}", state,
        Isolated(isolatedNamespace, isolated), Series("probe_up", "a", "", upOfA), Series("probe_down", "a", "", Never), Series("probe_up", "b", "", Never), Series("probe_down", "b", "", Always));

    [Theory]
    [InlineData("1x12", 1)]
    [InlineData("1x5 0x5", 1)] // the ten minutes still hold what it lost then
    [InlineData("0x12", 2)]
    public Task What_a_node_loses_that_is_cut_off_degrades_no_target(string isolated, double state) => Evaluation.SaysAsync(
        StateOfTargets.Expression, $"{{{Probe}}}", state,
        Isolated("web", isolated), Series("probe_up", "a", "", Always), Series("probe_down", "a", "", Never), Series("threshold_loss_ratio", "a", "", "0.05x12"),
        Series("requests_sent_total", "a", "", "0+10x12"), Series("requests_lost_total", "a", "reason=\"Timeout\"", Never),
        Series("requests_sent_total", "b", "", "0+10x12"), Series("requests_lost_total", "b", "reason=\"Timeout\"", "0+10x5 50x5"));

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
    [InlineData(5, "50m45s")] // a round has just ended
    [InlineData(5, "53m")]
    [InlineData(5, "54m45s")]
    [InlineData(30, "55m")]
    public Task Between_its_rounds_a_target_that_loses_stays_Degraded(int minutesBetweenRounds, string time)
    {
        var rounds = Enumerable.Range(0, 240).Select(sample => sample / (minutesBetweenRounds * 4)).ToArray();
        return new Evaluation(new GrafanaVariables(RateInterval: "75s"), time, "15s").SaysAsync(
            StateOfTargets.Expression, $"{{{Probe}}}", StateOfTargets.Degraded,
            Series("probe_up", "a", "", "1x240"), Series("probe_down", "a", "", "0x240"), Series("threshold_loss_ratio", "a", "", "0.01x240"),
            Series("requests_sent_total", "a", "", string.Join(' ', rounds.Select(round => round * 10))),
            Series("requests_lost_total", "a", "reason=\"Timeout\"", string.Join(' ', rounds.Select(round => round * 2))));
    }

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
    private static Task Says(string expression, double? expected, params (string Metric, string Node, string Labels, string Values)[] series) => Evaluation.SaysAsync(
        expression, $"{{{Probe}}}", expected,
        series.Select(line => Series(line.Metric, line.Node, line.Labels, line.Values)));

    private static (string Series, string Values) Isolated(string deploymentNamespace, string values) => (
        $"network_telemetry_node_isolated{{job=\"operator\", instance=\"op:8080\", deployment_namespace=\"{deploymentNamespace}\", deployment=\"edge\", node=\"b\"}}", values);

    private static (string Series, string Values) Series(string metric, string node, string labels, string values) =>
        ($"network_telemetry_{metric}{{{Scrape}, instance=\"{node}:9810\", node=\"{node}\", {Probe}{(labels.Length > 0 ? ", " + labels : "")}}}", values);
}
