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

    /// <summary>Ends a series: the next scrape no longer has it.</summary>
    public bool RemoveLabelled(params string[] labelValues) => _children.TryRemove(new LabelValues(labelValues), out _);

    public void Collect(MetricWriter writer)
    {
        writer.Family(Name, Type, Help);
        foreach (var (_, child) in _children)
        {
            WriteChild(writer, child);
        }
    }

    private protected abstract TChild CreateChild(LabelSet labels, Action remove);

    private protected abstract void WriteChild(MetricWriter writer, TChild child);

    private TChild Add(string[] labelValues)
    {
        var labels = LabelSet.Create(_labelNames, labelValues);
        var key = new LabelValues(labelValues);
        return _children.GetOrAdd(key, CreateChild(labels, () => _children.TryRemove(key, out _)));
    }
}
