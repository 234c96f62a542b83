using System.Globalization;
using NetworkTelemetry.Api.Contract.V1;

namespace NetworkTelemetry.Prober.Results;

/// <summary>Answers summary requests from the board.</summary>
internal sealed class SummaryReader(ResultBoard board, Func<ProcessFigures> figures, TimeProvider time)
{
    // A cursor of another process must not be taken for one of ours.
    private readonly string _instance = Guid.NewGuid().ToString("N");

    /// <summary>Waits until a transition or a list is newer than the cursor, at most for <paramref name="wait"/>; a cursor that is not ours is answered at once.</summary>
    public async Task<Summary> ReadAsync(string? since, TimeSpan wait, CancellationToken cancellation)
    {
        if (Parse(since) is not { } cursor) return Read(null);
        var news = board.NextUrgentChange;
        if (board.UrgentVersion <= cursor && wait > TimeSpan.Zero)
        {
            try
            {
                await news.WaitAsync(wait, time, cancellation);
            }
            catch (TimeoutException)
            {
                // Nothing urgent; the numbers that changed are due now.
            }
        }

        return Read(cursor);
    }

    private Summary Read(long? cursor)
    {
        var version = board.Version;
        var content = board.Content;
        if (cursor < content.RemovedSince) cursor = null;
        var rows = new List<SummaryRow>();
        foreach (var series in content.Series)
            if (cursor is null || series.Version > cursor) rows.Add(series.Row);
        return new Summary
        {
            Node = content.List?.Node ?? "", Cursor = string.Create(CultureInfo.InvariantCulture, $"{_instance}-{version}"), Full = cursor is null,
            Revision = content.List?.Revision, Process = figures(), Rejected = content.List?.Rejected ?? [], Rows = rows,
            Removed = cursor is null ? [] : RemovedSince(content, cursor.Value),
        };
    }

    // A row that left and came back (the same target listed again) is a row, not a removal.
    private static List<SummaryKey> RemovedSince(BoardContent content, long cursor)
    {
        var present = content.Series.Select(series => series.Key).ToHashSet();
        return [.. content.Removed.Where(removed => removed.Version > cursor && !present.Contains(removed.Key)).Select(removed => removed.Key).Distinct()];
    }

    private long? Parse(string? since) =>
        since is not null && since.StartsWith(_instance, StringComparison.Ordinal) && since.Length > _instance.Length + 1
        && long.TryParse(since.AsSpan(_instance.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version <= board.Version
            ? version
            : null;
}
