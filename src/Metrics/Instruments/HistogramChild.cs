namespace NetworkTelemetry.Metrics;

/// <summary>One series of a histogram. Thread-safe.</summary>
public sealed class HistogramChild
{
    private readonly LabelSet _labels;
    private readonly double[] _bounds;
    private readonly long[] _counts;
    private readonly Action _remove;
    private AtomicDouble _sum;

    internal HistogramChild(LabelSet labels, double[] bounds, Action remove)
    {
        _labels = labels;
        _bounds = bounds;
        _counts = new long[bounds.Length + 1];
        _remove = remove;
    }

    public void Observe(double value)
    {
        // The first bound that is not below the value; NaN is below none and lands in +Inf.
        var bucket = 0;
        while (bucket < _bounds.Length && !(value <= _bounds[bucket]))
        {
            bucket++;
        }

        Interlocked.Increment(ref _counts[bucket]);
        _sum.Add(value);
    }

    public void Remove() => _remove();

    internal void Write(MetricWriter writer)
    {
        // Copied first: bucket and count samples of one scrape must agree while observations go on.
        Span<long> counts = stackalloc long[_counts.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = Volatile.Read(ref _counts[i]);
        }

        writer.Histogram(_labels, _bounds, counts, _sum.Read());
    }
}
