namespace NetworkTelemetry.Metrics.Tests;

public sealed class MetricRegistryTests
{
    private readonly MetricRegistry _registry = new();

    [Fact]
    public void A_second_metric_of_the_same_name_is_refused()
    {
        _registry.CreateGauge("depth", "D.");
        Assert.Throws<ArgumentException>(() => _registry.CreateHistogram("depth", "D.", [1]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1st_total")]
    [InlineData("with-dash_total")]
    [InlineData("job:rate_total")]
    [InlineData("without_suffix")]
    public void A_counter_name_that_is_not_valid_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => _registry.CreateCounter(name, "H."));

    [Theory]
    [InlineData("le")]
    [InlineData("__name__")]
    [InlineData("a b")]
    [InlineData("")]
    public void A_label_name_that_is_not_valid_is_refused(string label) =>
        Assert.Throws<ArgumentException>(() => _registry.CreateHistogram("h", "H.", [1], label));

    [Fact]
    public void A_label_named_twice_is_refused() => Assert.Throws<ArgumentException>(() => _registry.CreateGauge("g", "H.", "a", "a"));

    [Theory]
    [InlineData(1.0, 1.0)]
    [InlineData(2.0, 1.0)]
    [InlineData(1.0, double.PositiveInfinity)]
    public void Buckets_that_do_not_ascend_are_refused(double first, double second) =>
        Assert.Throws<ArgumentException>(() => _registry.CreateHistogram("h", "H.", [first, second]));

    [Fact]
    public void As_many_label_values_as_names_are_needed() =>
        Assert.Throws<ArgumentException>(() => _registry.CreateGauge("g", "H.", "a", "b").WithLabels("only one"));

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void A_counter_never_goes_down(double amount) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _registry.CreateCounter("c_total", "H.").Inc(amount));

    [Fact]
    public void The_same_label_values_are_the_same_series()
    {
        var gauge = _registry.CreateGauge("g", "H.", "a");
        Assert.Same(gauge.WithLabels("x"), gauge.WithLabels(new string("x")));
    }

    [Fact]
    public void The_start_time_is_read_behind_a_program_name_with_spaces_and_parentheses() => Assert.Equal(
        1_000_012.5,
        ProcessMetrics.StartTime("42 (a) b (c) S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 1250 20 21", ["cpu 1 2", "btime 1000000"]));

    [Theory]
    [InlineData("1024", 1024)]
    [InlineData("unlimited", double.PositiveInfinity)]
    public void The_descriptor_limit_is_the_soft_one(string soft, double expected) =>
        Assert.Equal(expected, ProcessMetrics.MaxDescriptors(["Limit  Soft Limit  Hard Limit", $"Max open files            {soft}                 4096                 files     "]));

    [Fact]
    public void The_process_collector_has_the_standard_families()
    {
        GC.Collect();
        _registry.Add(new ProcessMetrics());
        var lines = Exposed.Text(_registry).Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToDictionary(
            line => line.Split(' ')[0], line => double.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(
            [
                .. Enumerable.Range(0, 3).Select(generation => $"dotnet_gc_collections_total{{generation=\"{generation}\"}}"),
                "dotnet_gc_heap_total_allocated_bytes_total", "dotnet_gc_pause_time_seconds_total",
                "process_cpu_seconds_total", "process_max_fds", "process_open_fds", "process_resident_memory_bytes", "process_start_time_seconds", "process_virtual_memory_bytes",
            ],
            lines.Keys.Order());
        Assert.All(lines.Values, value => Assert.True(value > 0));
        Assert.True(Math.Abs(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - lines["process_start_time_seconds"]) < 3600);
    }
}
