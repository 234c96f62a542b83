using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Prober.Lists;

namespace NetworkTelemetry.Prober.Results;

/// <summary>What the board shows, replaced as a whole when a list is put into effect.</summary>
/// <param name="List">Null before the first list.</param>
/// <param name="Removed">Rows that are gone, oldest first, with the number of the change.</param>
/// <param name="RemovedSince">Removals up to this number are no longer known.</param>
internal sealed record BoardContent(
    Series[] Series, AcceptedList? List, DateTimeOffset? AppliedAt, IReadOnlyList<(SummaryKey Key, long Version)> Removed, long RemovedSince)
{
    public static BoardContent Empty { get; } = new([], null, null, [], 0);

    public BoardContent WithoutRows(IEnumerable<SummaryKey> keys, long version, int max)
    {
        var removed = Removed.Concat(keys.Select(key => (key, version))).ToArray();
        var excess = removed.Length - max;
        return excess <= 0 ? this with { Removed = removed } : this with { Removed = removed[excess..], RemovedSince = removed[excess - 1].Item2 };
    }
}
