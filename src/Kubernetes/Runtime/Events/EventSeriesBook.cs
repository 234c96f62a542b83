namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>
/// Decides what is sent for each event: the first as an object, the second as the beginning of its series, later ones as a count now and then,
/// and a last count when the series has been quiet for 6 min. Without locks and clocks.
/// </summary>
internal sealed class EventSeriesBook
{
    public static readonly TimeSpan QuietPeriod = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan RefreshPeriod = TimeSpan.FromMinutes(30);

    private readonly Dictionary<EventKey, Series> _series = [];

    /// <summary>Null: only counted.</summary>
    public EventWrite? Observe(EventKey key, string name, DateTimeOffset now)
    {
        if (!_series.TryGetValue(key, out var series) || now - series.LastSeen >= QuietPeriod)
        {
            _series[key] = new(name, 1, 1, now, now);
            return new(name, 1, now);
        }

        series = series with { Count = series.Count + 1, LastSeen = now };
        if (series.Count == 2)
            series = series with { Sent = 2, SentAt = now };
        _series[key] = series;
        return series.Count == 2 ? new(series.Name, 2, now) : null;
    }

    /// <summary>Counts that are due; ends what is quiet.</summary>
    public IReadOnlyList<(EventKey Key, EventWrite Write)> Flush(DateTimeOffset now)
    {
        var due = new List<(EventKey, EventWrite)>();
        foreach (var (key, series) in _series.ToList())
        {
            var isQuiet = now - series.LastSeen >= QuietPeriod;
            if (series.Count > series.Sent && (isQuiet || now - series.SentAt >= RefreshPeriod))
            {
                due.Add((key, new(series.Name, series.Count, series.LastSeen)));
                _series[key] = series with { Sent = series.Count, SentAt = now };
            }

            if (isQuiet)
                _series.Remove(key);
        }

        return due;
    }

    private sealed record Series(string Name, int Count, int Sent, DateTimeOffset LastSeen, DateTimeOffset SentAt);
}
