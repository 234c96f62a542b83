namespace NetworkTelemetry.Metrics;

/// <summary>Observations counted in buckets with fixed upper bounds.</summary>
public sealed class Histogram : Instrument<HistogramChild>
{
    private readonly double[] _bounds;
    private readonly HistogramChild? _unlabelled;

    internal Histogram(string name, string help, IReadOnlyList<double> buckets, string[] labelNames)
        : base(name, help, MetricType.Histogram, labelNames)
    {
        _bounds = [.. buckets];
        for (var i = 0; i < _bounds.Length; i++)
        {
            if (!double.IsFinite(_bounds[i]) || (i > 0 && _bounds[i] <= _bounds[i - 1]))
            {
                throw new ArgumentException($"The buckets of {name} must be finite and ascend (+Inf is implied).", nameof(buckets));
            }
        }

        _unlabelled = labelNames.Length == 0 ? WithLabels() : null;
    }

    private HistogramChild Unlabelled => _unlabelled ?? throw new InvalidOperationException($"{Name} has labels: use WithLabels.");

    public void Observe(double value) => Unlabelled.Observe(value);

    private protected override HistogramChild CreateChild(LabelSet labels) => new(labels, _bounds);

    private protected override void WriteChild(MetricWriter writer, HistogramChild child) => child.Write(writer);
}
