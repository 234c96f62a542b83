using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Operator.Analysis;

/// <summary>A node that a target is assigned to, and what it said last.</summary>
/// <param name="HasPresentList">Whether it runs the list that holds the present spec; before that its rows may speak of an older one.</param>
internal sealed record NodeView(NodeStanding Standing, IReadOnlyDictionary<SummaryKey, SummaryRow> Rows, bool HasPresentList = true)
{
    /// <summary>What the node could not take from its list: there will never be a row of it.</summary>
    public IReadOnlyList<RejectedEntry> Rejected { get; init; } = [];

    /// <summary>Why the node is cut off; null: it is not.</summary>
    public string? Isolation { get; init; }

    public SummaryRow? RowOf(SummaryKey key) => Rows.GetValueOrDefault(key) is { } row ? WithoutIsolation(row) : RejectionOf(key);

    /// <summary>That a node which is cut off gets no answer says nothing; an answer is an answer.</summary>
    private SummaryRow WithoutIsolation(SummaryRow row) => Isolation is null || row.State != ProbeState.Down
        ? row
        : row with { State = ProbeState.Unknown, RawState = ProbeState.Unknown, Reason = ProbeReason.ProberIsolated, Message = Isolation };

    private SummaryRow? RejectionOf(SummaryKey key) =>
        Rejected.FirstOrDefault(entry => entry.Uid == key.Uid && (entry.Probe is null || entry.Probe == key.Probe)) is { } rejected
            ? new SummaryRow
            {
                Uid = key.Uid,
                Probe = key.Probe,
                Family = key.Family,
                State = ProbeState.Unknown,
                RawState = ProbeState.Unknown,
                Reason = rejected.Reason,
                Message = rejected.Message,
            }
            : null;
}
