namespace NetworkTelemetry.Metrics.Tests;

public sealed class ExpositionTests
{
    private static MetricRegistry Sample()
    {
        var registry = new MetricRegistry();
        var requests = registry.CreateCounter("requests_total", "Requests \"seen\" on C:\\.\nBy code.", "code", "path");
        requests.WithLabels("200", "/").Inc();
        requests.WithLabels("200", "/").Inc(2);
        registry.CreateGauge("temperature", "Degrees.").Set(-0.5);
        var histogram = registry.CreateHistogram("latency_seconds", "Latency.", [0.00001, 1, 2.5], "peer");
        histogram.WithLabels("a").Observe(1);
        histogram.WithLabels("a").Observe(2);
        histogram.WithLabels("a").Observe(100);
        return registry;
    }

    [Fact]
    public void Prometheus_text_is_the_golden_one() => Assert.Equal(
        """
        # HELP requests_total Requests "seen" on C:\\.\nBy code.
        # TYPE requests_total counter
        requests_total{code="200",path="/"} 3
        # HELP temperature Degrees.
        # TYPE temperature gauge
        temperature -0.5
        # HELP latency_seconds Latency.
        # TYPE latency_seconds histogram
        latency_seconds_bucket{peer="a",le="1e-05"} 0
        latency_seconds_bucket{peer="a",le="1"} 1
        latency_seconds_bucket{peer="a",le="2.5"} 2
        latency_seconds_bucket{peer="a",le="+Inf"} 3
        latency_seconds_sum{peer="a"} 103
        latency_seconds_count{peer="a"} 3

        """,
        Exposed.Text(Sample()));

    [Fact]
    public void OpenMetrics_text_is_the_golden_one() => Assert.Equal(
        """
        # HELP requests Requests \"seen\" on C:\\.\nBy code.
        # TYPE requests counter
        requests_total{code="200",path="/"} 3
        # HELP temperature Degrees.
        # TYPE temperature gauge
        temperature -0.5
        # HELP latency_seconds Latency.
        # TYPE latency_seconds histogram
        latency_seconds_bucket{peer="a",le="1e-05"} 0
        latency_seconds_bucket{peer="a",le="1.0"} 1
        latency_seconds_bucket{peer="a",le="2.5"} 2
        latency_seconds_bucket{peer="a",le="+Inf"} 3
        latency_seconds_sum{peer="a"} 103
        latency_seconds_count{peer="a"} 3
        # EOF

        """,
        Exposed.Text(Sample(), ExpositionFormat.OpenMetrics));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\"b", "a\\\"b")]
    [InlineData("a\\b", "a\\\\b")]
    [InlineData("a\nb", "a\\nb")]
    [InlineData("\\\"\n", "\\\\\\\"\\n")]
    [InlineData("tab\there", "tab\there")]
    [InlineData("é ✓ 😀", "é ✓ 😀")]
    [InlineData("", "")]
    public void Label_values_are_escaped(string value, string written) =>
        Assert.Equal($"name=\"{written}\"", LabelSet.Create("name", value).ToString());

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "1")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e-7, "1e-07")]
    [InlineData(1e300, "1e+300")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "+Inf")]
    [InlineData(double.NegativeInfinity, "-Inf")]
    public void Numbers_are_written_in_their_shortest_form(double value, string written)
    {
        var registry = new MetricRegistry();
        registry.CreateGauge("value", "V.").Set(value);
        Assert.EndsWith($"\nvalue {written}\n", Exposed.Text(registry), StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_in_two_parts_are_joined()
    {
        var registry = new MetricRegistry();
        registry.Add(new TwoParts());
        Assert.EndsWith("lost_total{target=\"a\",reason=\"Timeout\"} 1\nlost_total{reason=\"Timeout\"} 2\n", Exposed.Text(registry), StringComparison.Ordinal);
    }

    private sealed class TwoParts : IMetricCollector
    {
        public void Collect(MetricWriter writer)
        {
            writer.Family("lost_total", MetricType.Counter, "Lost.");
            writer.Sample(LabelSet.Create("target", "a"), LabelSet.Create("reason", "Timeout"), 1);
            writer.Sample(LabelSet.Empty, LabelSet.Create("reason", "Timeout"), 2);
        }
    }
}
