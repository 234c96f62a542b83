using NetworkTelemetry.Dashboards.Tests.PromQl;

namespace NetworkTelemetry.Dashboards.Tests.Queries;

/// <summary>The tests' own reader of PromQL finds what it is for.</summary>
public sealed class PromQlTests
{
    private const string Up = "network_telemetry_probe_up";

    [Theory]
    [InlineData(Up, "target_namespace target probe family job instance namespace deployment node region zone")]
    [InlineData($"sum by (target) ({Up})", "target")]
    [InlineData($"sum({Up}) by (target)", "target")]
    [InlineData($"sum without (job, instance, namespace, deployment, node, region, zone) ({Up})", "target_namespace target probe family")]
    [InlineData($"count({Up}) or vector(0)", "")]
    [InlineData($"1 - avg by (node) ({Up}) * 100", "node")]
    [InlineData($$"""label_replace(sum by (node) ({{Up}}), "place", "$1", "node", "(.+)")""", "node place")]
    [InlineData("histogram_quantile(0.99, sum by (node, le) (rate(network_telemetry_scheduler_lag_seconds_bucket[5m])))", "node")]
    [InlineData($"topk(5, sum by (target) ({Up})) and on (target) sum by (target, node) ({Up})", "target")]
    [InlineData($"sum by (node, target) ({Up}) / on (node) group_left () sum by (node) ({Up})", "node target")]
    [InlineData($"max_over_time(timestamp({Up} != {Up} offset 1m)[1h:1m])", "target_namespace target probe family job instance namespace deployment node region zone")]
    [InlineData($"avg(avg_over_time({Up}[1h] @ end()))", "")]
    public void Labels_follow_the_expression(string expression, string labels) =>
        Assert.Equal(labels.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), LabelFlow.Of(Parser.Parse(expression))!.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("network_telemetry_probe_upp", "no metric")]
    [InlineData($$"""{{Up}}{colour="red"}""", "no label colour")]
    [InlineData($"sum by (phase) ({Up})", "no label phase")]
    [InlineData($"sum by (target) ({Up}) + sum by (node) ({Up})", "never match")]
    [InlineData($"{Up} + on (phase) {Up}", "no label phase")]
    [InlineData($"sum({Up}) / {Up}", "never match")]
    [InlineData("histogram_quantile(0.9, sum(rate(network_telemetry_rtt_seconds_bucket[5m])))", "no label le")]
    [InlineData($$"""label_replace({{Up}}, "place", "$1", "colour", "(.+)")""", "no label colour")]
    [InlineData($"sums({Up})", "function sums")]
    public void What_can_never_be_is_found(string expression, string problem) =>
        Assert.Contains(problem, Assert.Throws<InvalidOperationException>(() => LabelFlow.Of(Parser.Parse(expression))).Message);

    [Theory]
    [InlineData("sum(up")]
    [InlineData("sum(up))")]
    [InlineData("up{job=\"a\"")]
    [InlineData("up{job=a}")]
    [InlineData("rate(up[5x])")]
    [InlineData("up +")]
    [InlineData("up up")]
    [InlineData("sum by target (up)")]
    [InlineData("(up + up)[5m]")]
    [InlineData("up $ 3")]
    [InlineData("")]
    public void What_is_no_PromQL_is_refused(string expression) => Assert.Throws<FormatException>(() => Parser.Parse(expression));

    [Theory]
    [InlineData("a or b and c", "or")]
    [InlineData("a + b * c", "+")]
    [InlineData("a * b + c", "+")]
    [InlineData("a - b - c == d", "==")]
    [InlineData("a == b and c", "and")]
    [InlineData("(a or b) and c", "and")]
    public void Operators_bind_as_in_Prometheus(string expression, string last) => Assert.Equal(last, Assert.IsType<BinaryNode>(Parser.Parse(expression)).Operator);

    [Fact]
    public void Subtraction_is_read_from_the_left() => Assert.IsType<BinaryNode>(((BinaryNode)Parser.Parse("a - b - c")).Left);
}
