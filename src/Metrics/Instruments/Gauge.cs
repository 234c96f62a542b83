namespace NetworkTelemetry.Metrics;

/// <summary>A figure that goes up and down.</summary>
public sealed class Gauge : Instrument<GaugeChild>
{
    private readonly GaugeChild? _unlabelled;

    internal Gauge(string name, string help, string[] labelNames)
        : base(name, help, MetricType.Gauge, labelNames) => _unlabelled = labelNames.Length == 0 ? WithLabels() : null;

    public double Value => Unlabelled.Value;

    private GaugeChild Unlabelled => _unlabelled ?? throw new InvalidOperationException($"{Name} has labels: use WithLabels.");

    public void Set(double value) => Unlabelled.Set(value);

    public void Inc(double amount = 1) => Unlabelled.Inc(amount);

    public void Dec(double amount = 1) => Unlabelled.Dec(amount);

    private protected override GaugeChild CreateChild(LabelSet labels) => new(labels);

    private protected override void WriteChild(MetricWriter writer, GaugeChild child) => writer.Sample(child.Labels, child.Value);
}
