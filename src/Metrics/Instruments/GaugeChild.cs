namespace NetworkTelemetry.Metrics;

/// <summary>One series of a gauge. Thread-safe.</summary>
public sealed class GaugeChild
{
    private AtomicDouble _value;

    internal GaugeChild(LabelSet labels) => Labels = labels;

    public double Value => _value.Read();

    internal LabelSet Labels { get; }

    public void Set(double value) => _value.Write(value);

    public void Inc(double amount = 1) => _value.Add(amount);

    public void Dec(double amount = 1) => _value.Add(-amount);
}
