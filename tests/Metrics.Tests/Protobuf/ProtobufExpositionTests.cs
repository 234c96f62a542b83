using FsCheck;
using FsCheck.Fluent;

namespace NetworkTelemetry.Metrics.Tests.Protobuf;

public sealed class ProtobufExpositionTests
{
    private readonly MetricRegistry _registry = new();

    private byte[] Bytes() => Exposed.Bytes(_registry, ExpositionFormat.Protobuf);

    private ReadHistogram Histogram() => Assert.Single(Assert.Single(ReadFamily.All(Bytes())).Metrics).Histogram!;

    [Fact]
    public void The_bytes_are_the_golden_ones()
    {
        _registry.CreateCounter("c_total", "C.", "a").WithLabels("x").Inc(3);
        _registry.CreateHistogram("h", "H.", [1]).Observe(2);
        Assert.Equal(
            "24" // 36 bytes
            + "0a07635f746f74616c" + "1202432e" + "1800" // name, help, COUNTER
            + "2213" + "0a060a01611201" + "78" + "1a09" + "090000000000000840" // metric: label, counter 3
            + "3b" // 59 bytes
            + "0a0168" + "1202482e" + "1804" // HISTOGRAM
            + "2230" + "3a2e" + "0801" + "110000000000000040" // count 1, sum 2
            + "1a0b" + "0800" + "11000000000000f03f" // none up to 1
            + "2806" + "31000000000000103e" + "3800" // schema 3, threshold 2^-30, none at zero
            + "6204" + "0810" + "1001" + "6a01" + "02", // a span of one at 8, delta 1
            Convert.ToHexStringLower(Bytes()));
    }

    [Fact]
    public void Labels_carry_what_was_set_not_how_the_text_formats_write_it()
    {
        string[] values = ["", "plain", "a\"b\\c\nd", "\\\\\"\"\n\n", "é ✓ 😀", new('x', 300), "a=\"b\",c=\"d\""];
        var gauge = _registry.CreateGauge("g", "Line\nand \"quote\".", "first", "second");
        for (var i = 0; i < values.Length; i++) gauge.WithLabels(values[i], values[^(i + 1)]).Set(i);

        var family = Assert.Single(ReadFamily.All(Bytes()));
        Assert.Equal("Line\nand \"quote\".", family.Help);
        Assert.Equal(1, family.Type);
        Assert.Equal(
            values.Select((value, i) => ((double?)i, value, values[^(i + 1)])),
            family.Metrics.Select(metric => (metric.Gauge, metric.Labels.Single(l => l.Name == "first").Value, metric.Labels.Single(l => l.Name == "second").Value)).Order());
    }

    [Fact]
    public void A_family_without_samples_is_left_out()
    {
        _registry.CreateGauge("none", "N.", "a");
        _registry.CreateGauge("one", "O.").Set(double.NaN);
        var family = Assert.Single(ReadFamily.All(Bytes()));
        Assert.Equal("one", family.Name);
        Assert.Equal(double.NaN, Assert.Single(family.Metrics).Gauge);
    }

    [Fact]
    public void A_long_family_comes_in_parts_of_bounded_size_and_complete()
    {
        const int Series = 20_000;
        var counter = _registry.CreateCounter("many_total", "Many.", "index");
        for (var i = 0; i < Series; i++) counter.WithLabels($"series number {i}").Inc(i);

        var bytes = Bytes();
        var parts = ReadFamily.All(bytes);
        Assert.All(parts, part => Assert.Equal(("many_total", "Many.", 0), (part.Name, part.Help, part.Type)));
        Assert.True(bytes.Length / parts.Count < 40_000);
        Assert.Equal(Enumerable.Range(0, Series).Select(i => (double)i), parts.SelectMany(part => part.Metrics).Select(metric => metric.Counter!.Value).Order());
    }

    [Fact]
    public void A_histogram_carries_the_same_observations_in_classic_and_native_buckets() => Prop.ForAll<(NonNegativeInt Nanoseconds, byte Times)[]>(observations =>
    {
        var registry = new MetricRegistry();
        double[] bounds = [1e-4, 1e-3, 1];
        var histogram = registry.CreateHistogram("h", "H.", bounds);
        var values = observations.SelectMany(o => Enumerable.Repeat(o.Nanoseconds.Get * 1e-7, o.Times)).ToArray();
        foreach (var value in values) histogram.Observe(value);
        var read = ReadFamily.All(Exposed.Bytes(registry, ExpositionFormat.Protobuf))[0].Metrics[0].Histogram!;
        var expected = values.Where(value => value > 0).GroupBy(value => NativeSchema.IndexOf(value, read.Schema)).ToDictionary(group => group.Key, group => group.LongCount());
        return read.Count == values.Length && read.Count == read.ZeroCount + read.Native().Values.Sum() && Math.Abs(read.Sum - values.Sum()) <= 1e-9 * Math.Max(1, read.Sum)
            && read.Classic.SequenceEqual(bounds.Select(bound => (bound, values.LongCount(value => value <= bound))))
            && read.ZeroCount == values.LongCount(value => value == 0) && read.Native().SequenceEqual(expected.OrderBy(pair => pair.Key));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_histogram_without_observations_is_native_already()
    {
        _registry.CreateHistogram("h", "H.", [1]);
        var histogram = Histogram();
        Assert.Equal((0, 3, 0), (histogram.Count, histogram.Schema, histogram.ZeroCount));
        Assert.True(histogram.ZeroThreshold > 0); // by this readers tell it from a classic one
    }

    [Fact]
    public async Task While_others_observe_the_buckets_are_always_the_sample_count()
    {
        var histogram = _registry.CreateHistogram("h", "H.", [1e-3, 1]);
        using var done = new CancellationTokenSource();
        var observers = Enumerable.Range(0, 2).Select(seed => Task.Run(() =>
        {
            var random = new Random(seed);
            var count = 0;
            for (; !done.IsCancellationRequested; count++) histogram.Observe(Math.Pow(10, (random.NextDouble() * 30) - 15));
            return count;
        })).ToArray();

        long last = 0;
        for (var i = 0; i < 2000; i++)
        {
            var read = Histogram();
            Assert.Equal(read.Count, read.ZeroCount + read.Native().Values.Sum());
            Assert.All(read.Classic, bucket => Assert.InRange(bucket.Cumulative, 0, read.Count));
            Assert.True(read.Count >= last);
            last = read.Count;
        }

        await done.CancelAsync();
        Assert.Equal((await Task.WhenAll(observers)).Sum(), Histogram().Count);
    }
}
