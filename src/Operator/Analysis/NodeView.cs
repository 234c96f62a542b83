using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Operator.Analysis;

/// <summary>A node that a target is assigned to, and what it said last.</summary>
/// <param name="HasPresentList">Whether it runs the list that holds the present spec; before that its rows may speak of an older one.</param>
internal sealed record NodeView(NodeStanding Standing, IReadOnlyDictionary<SummaryKey, SummaryRow> Rows, bool HasPresentList = true)
{
    /// <summary>What the node could not take from its list: there will never be a row of it.</summary>
    public IReadOnlyList<RejectedEntry> Rejected { get; init; } = [];

    public SummaryRow? RowOf(SummaryKey key) => Rows.GetValueOrDefault(key) ?? RejectionOf(key);

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
