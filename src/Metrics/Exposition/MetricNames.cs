using System.Buffers;

namespace NetworkTelemetry.Metrics;

internal static class MetricNames
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";

    private static readonly SearchValues<char> First = SearchValues.Create(Letters);
    private static readonly SearchValues<char> Rest = SearchValues.Create(Letters + "0123456789");

    /// <summary>Colons are legal in the format but reserved for recording rules, so an instrument must not have them.</summary>
    public static bool IsMetricName(string name) => IsIdentifier(name);

    public static bool IsLabelName(string name) => IsIdentifier(name) && !name.StartsWith("__", StringComparison.Ordinal);

    public static void Check(string name, MetricType type, IEnumerable<string> labelNames)
    {
        if (!IsMetricName(name))
        {
            throw new ArgumentException($"\"{name}\" is not a metric name: it takes letters, digits and underscores, and no digit first.", nameof(name));
        }

        if (type == MetricType.Counter && !name.EndsWith("_total", StringComparison.Ordinal))
        {
            throw new ArgumentException($"The name of the counter \"{name}\" must end in _total.", nameof(name));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var label in labelNames)
        {
            if (!IsLabelName(label) || (type == MetricType.Histogram && label == "le"))
            {
                throw new ArgumentException($"\"{label}\" can't be a label of {name}.", nameof(labelNames));
            }

            if (!seen.Add(label))
            {
                throw new ArgumentException($"The label \"{label}\" of {name} is named twice.", nameof(labelNames));
            }
        }
    }

    private static bool IsIdentifier(string name) => name.Length > 0 && First.Contains(name[0]) && !name.AsSpan().ContainsAnyExcept(Rest);
}
