namespace NetworkTelemetry.Metrics;

/// <summary>A count that only goes up, from zero at the start of the process.</summary>
public sealed class Counter : Instrument<CounterChild>
{
    private readonly CounterChild? _unlabelled;

    internal Counter(string name, string help, string[] labelNames)
        : base(name, help, MetricType.Counter, labelNames) => _unlabelled = labelNames.Length == 0 ? WithLabels() : null;

    public double Value => Unlabelled.Value;

    private CounterChild Unlabelled => _unlabelled ?? throw new InvalidOperationException($"{Name} has labels: use WithLabels.");

    public void Inc(double amount = 1) => Unlabelled.Inc(amount);

    private protected override CounterChild CreateChild(LabelSet labels) => new(labels);

    private protected override void WriteChild(MetricWriter writer, CounterChild child) => writer.Sample(child.Labels, child.Value);
}
