using System.Collections.Concurrent;

namespace NetworkTelemetry.Metrics;

/// <summary>A metric family whose series are made on first use of their label values. Thread-safe.</summary>
public abstract class Instrument<TChild> : IMetricCollector
    where TChild : class
{
    private readonly ConcurrentDictionary<LabelValues, TChild> _children = new();
    private readonly string[] _labelNames;

    private protected Instrument(string name, string help, MetricType type, string[] labelNames)
    {
        MetricNames.Check(name, type, labelNames);
        Name = name;
        Help = help;
        Type = type;
        _labelNames = [.. labelNames];
    }

    public string Name { get; }

    public string Help { get; }

    public MetricType Type { get; }

    /// <summary>The series with these label values, in the order of the label names. Keep it where it is used often.</summary>
    /// <exception cref="ArgumentException">Not as many values as label names.</exception>
    public TChild WithLabels(params string[] labelValues) =>
        _children.TryGetValue(new LabelValues(labelValues), out var child) ? child : Add([.. labelValues]);

    public void Collect(MetricWriter writer)
    {
        writer.Family(Name, Type, Help);
        foreach (var (_, child) in _children)
        {
            WriteChild(writer, child);
        }
    }

    private protected abstract TChild CreateChild(LabelSet labels);

    private protected abstract void WriteChild(MetricWriter writer, TChild child);

    private TChild Add(string[] labelValues) =>
        _children.GetOrAdd(new LabelValues(labelValues), CreateChild(LabelSet.Create(_labelNames, labelValues)));
}
