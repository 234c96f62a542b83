using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Operator.Analysis;

/// <summary>Which state the ballots of the assigned nodes make.</summary>
internal static class Election
{
    /// <summary>The majority of Up and Down, a tie being Down; without any, Unknown, or Pending while no node has finished a round.</summary>
    /// <param name="stored">The last result of the same spec; null: none.</param>
    /// <returns>Null: keep <paramref name="stored"/>. A target that moved to a node which has yet to measure it has not changed its state.</returns>
    public static string? StateOf(IReadOnlyList<Ballot> ballots, ProbeResult? stored)
    {
        var up = ballots.Count(ballot => ballot.Kind == BallotKind.Up);
        var down = ballots.Count(ballot => ballot.Kind == BallotKind.Down);
        if (up + down > 0) return down >= up ? ProbeState.Down : ProbeState.Up;
        if (Any(BallotKind.CannotTell)) return ProbeState.Unknown;
        if (Any(BallotKind.NotYet)) return stored is null ? ProbeState.Pending : null;
        var measured = stored is { State: not ProbeState.Pending };
        return measured || Any(BallotKind.Unreachable) ? ProbeState.Unknown : ProbeState.Pending;

        bool Any(BallotKind kind) => ballots.Any(ballot => ballot.Kind == kind);
    }

    /// <summary>The rows that speak for <paramref name="state"/>.</summary>
    public static IReadOnlyList<SummaryRow> Winners(IReadOnlyList<Ballot> ballots, string state)
    {
        var kind = state switch { ProbeState.Up => BallotKind.Up, ProbeState.Down => BallotKind.Down, _ => BallotKind.CannotTell };
        return [.. ballots.Where(ballot => ballot.Kind == kind).Select(ballot => ballot.Row!)];
    }
}
