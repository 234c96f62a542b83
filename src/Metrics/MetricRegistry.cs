using System.Buffers;

namespace NetworkTelemetry.Metrics;

/// <summary>The instruments and collectors that one exposition shows, in the order in which they were created. Thread-safe.</summary>
public sealed class MetricRegistry
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private volatile IMetricCollector[] _collectors = [];

    /// <exception cref="ArgumentException">The name is taken, not valid, or lacks <c>_total</c>; or a label name is not valid.</exception>
    public Counter CreateCounter(string name, string help, params string[] labelNames) => Register(name, new Counter(name, help, labelNames));

    /// <exception cref="ArgumentException">The name is taken or not valid, or a label name is not valid.</exception>
    public Gauge CreateGauge(string name, string help, params string[] labelNames) => Register(name, new Gauge(name, help, labelNames));

    /// <param name="buckets">Ascending upper bounds; +Inf is implied.</param>
    /// <exception cref="ArgumentException">The name is taken or not valid, the bounds don't ascend, or a label name is not valid.</exception>
    public Histogram CreateHistogram(string name, string help, IReadOnlyList<double> buckets, params string[] labelNames) =>
        Register(name, new Histogram(name, help, buckets, labelNames));

    public void Add(IMetricCollector collector)
    {
        lock (_gate)
        {
            _collectors = [.. _collectors, collector];
        }
    }

    /// <summary>Writes everything. Over a PipeWriter the caller flushes the last part.</summary>
    public void Write(IBufferWriter<byte> output, ExpositionFormat format, CancellationToken cancellation = default)
    {
        var writer = MetricWriter.Create(output, format, cancellation);
        foreach (var collector in _collectors)
        {
            collector.Collect(writer);
        }

        writer.Complete();
    }

    private T Register<T>(string name, T instrument)
        where T : IMetricCollector
    {
        lock (_gate)
        {
            if (!_names.Add(name))
            {
                throw new ArgumentException($"There is a metric named {name} already.", nameof(name));
            }

            _collectors = [.. _collectors, instrument];
            return instrument;
        }
    }
}
