namespace NetworkTelemetry.Metrics;

/// <summary>One series of a counter. Thread-safe.</summary>
public sealed class CounterChild
{
    private AtomicDouble _value;

    internal CounterChild(LabelSet labels) => Labels = labels;

    public double Value => _value.Read();

    internal LabelSet Labels { get; }

    /// <exception cref="ArgumentOutOfRangeException">The amount is negative or not a number.</exception>
    public void Inc(double amount = 1)
    {
        if (!(amount >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(amount), amount, "A counter never goes down.");
        }

        _value.Add(amount);
    }
}
