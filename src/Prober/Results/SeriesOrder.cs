namespace NetworkTelemetry.Prober.Results;

/// <summary>
/// The series in the order in which Prometheus sorts those of one metric. It sorts them for every query, from the order in which it saw them first, and what is in
/// order then costs it least.
/// </summary>
internal sealed class SeriesOrder
{
    private volatile Arranged _last = new([], []);

    /// <summary>Of two scrapes at once each may arrange them: both come to the same.</summary>
    public Series[] Of(Series[] series)
    {
        var last = _last;
        if (!ReferenceEquals(last.Given, series)) _last = last = new Arranged(series, [.. series.Order(Comparer<Series>.Create(Compare))]);
        return last.Sorted;
    }

    // By the names of the labels, then by their values.
    private static int Compare(Series one, Series other)
    {
        var order = string.CompareOrdinal(one.Key.Family, other.Key.Family);
        if (order == 0) order = string.CompareOrdinal(one.Plan.Entry.Name, other.Plan.Entry.Name);
        if (order == 0) order = string.CompareOrdinal(one.Plan.Target, other.Plan.Target);
        return order != 0 ? order : string.CompareOrdinal(one.Plan.Namespace, other.Plan.Namespace);
    }

    private sealed record Arranged(Series[] Given, Series[] Sorted);
}
