namespace NetworkTelemetry.Metrics;

/// <summary>One series of a gauge. Thread-safe.</summary>
public sealed class GaugeChild
{
    private readonly Action _remove;
    private AtomicDouble _value;

    internal GaugeChild(LabelSet labels, Action remove)
    {
        Labels = labels;
        _remove = remove;
    }

    public double Value => _value.Read();

    internal LabelSet Labels { get; }

    public void Set(double value) => _value.Write(value);

    public void Inc(double amount = 1) => _value.Add(amount);

    public void Dec(double amount = 1) => _value.Add(-amount);

    public void Remove() => _remove();
}
