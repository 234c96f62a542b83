namespace NetworkTelemetry.Metrics;

/// <summary>A double that many threads may add to without a lock.</summary>
internal struct AtomicDouble
{
    private double _value;

    public double Read() => Volatile.Read(ref _value);

    public void Write(double value) => Volatile.Write(ref _value, value);

    public void Add(double amount)
    {
        var seen = Volatile.Read(ref _value);
        while (true)
        {
            var before = Interlocked.CompareExchange(ref _value, seen + amount, seen);

            // Compared as bits: NaN never equals itself and would spin forever.
            if (BitConverter.DoubleToInt64Bits(before) == BitConverter.DoubleToInt64Bits(seen))
            {
                return;
            }

            seen = before;
        }
    }
}
