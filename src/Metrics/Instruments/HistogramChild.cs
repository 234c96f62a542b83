namespace NetworkTelemetry.Metrics;

/// <summary>One series of a histogram. Thread-safe.</summary>
public sealed class HistogramChild
{
    // Only among those who observe: a scrape never makes them wait.
    private readonly Lock _observing = new();
    private readonly LabelSet _labels;
    private readonly double[] _bounds;
    private readonly long[] _counts;
    private NativeBuckets _native;
    private double _sum;

    internal HistogramChild(LabelSet labels, double[] bounds)
    {
        _labels = labels;
        _bounds = bounds;
        _counts = new long[bounds.Length + 1];
    }

    public void Observe(double value)
    {
        // The first bound that is not below the value; NaN is below none and lands in +Inf.
        var bucket = 0;
        while (bucket < _bounds.Length && !(value <= _bounds[bucket]))
        {
            bucket++;
        }

        lock (_observing)
        {
            Volatile.Write(ref _counts[bucket], _counts[bucket] + 1);
            Volatile.Write(ref _sum, _sum + value);
            _native.Count(value);
        }
    }

    internal void Write(MetricWriter writer) => writer.Histogram(_labels, _bounds, _counts, Volatile.Read(ref _sum), _native);
}
