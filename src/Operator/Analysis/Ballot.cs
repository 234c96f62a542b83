using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Operator.Analysis;

/// <summary>What one assigned node says of one probe.</summary>
internal readonly record struct Ballot(BallotKind Kind, SummaryRow? Row)
{
    public static Ballot Of(NodeStanding standing, SummaryRow? row) => standing switch
    {
        NodeStanding.Unreachable => new Ballot(BallotKind.Unreachable, null),
        NodeStanding.Reporting => new Ballot(Kind: OfRow(row), row),
        _ => new Ballot(BallotKind.Absent, null),
    };

    private static BallotKind OfRow(SummaryRow? row) => row switch
    {
        null or { State: ProbeState.Pending } => BallotKind.NotYet,
        { Reason: ProbeReason.ProberIsolated } => BallotKind.CannotTell,
        { State: ProbeState.Up } => BallotKind.Up,
        { State: ProbeState.Down } => BallotKind.Down,
        _ => BallotKind.CannotTell,
    };
}
