namespace NetworkTelemetry.Metrics;

internal readonly struct LabelValues(string[] values) : IEquatable<LabelValues>
{
    private readonly string[] _values = values;

    public bool Equals(LabelValues other) => _values.AsSpan().SequenceEqual(other._values);

    public override bool Equals(object? obj) => obj is LabelValues other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var value in _values)
        {
            hash.Add(value, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }
}
