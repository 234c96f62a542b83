using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Targets;

/// <summary>Whose figures are written next.</summary>
internal static class NumberRefresh
{
    /// <summary>One write in two seconds for the whole operator.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>The greatest weight; of equal ones the first by name, so that the choice can be foretold.</summary>
    /// <returns>Null when nothing is worth a write.</returns>
    public static ObjectKey? Choose(IEnumerable<KeyValuePair<ObjectKey, double>> weights)
    {
        ObjectKey? chosen = null;
        double greatest = 0;
        foreach (var (key, weight) in weights)
        {
            if (weight < greatest || weight <= 0 || (weight == greatest && chosen is { } other && Compare(other, key) < 0)) continue;
            (chosen, greatest) = (key, weight);
        }

        return chosen;
    }

    private static int Compare(ObjectKey a, ObjectKey b) =>
        string.CompareOrdinal(a.Namespace, b.Namespace) is var order && order != 0 ? order : string.CompareOrdinal(a.Name, b.Name);
}
