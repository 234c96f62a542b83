using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Results;

/// <summary>A finished round: every request's outcome is known.</summary>
/// <param name="RoundTrips">Seconds, in the order of sending, of the requests that were answered.</param>
internal sealed record RoundResult(string Reason, string? Message, IReadOnlyList<double> RoundTrips, int Lost)
{
    /// <summary>Requests that left.</summary>
    public int Sent => RoundTrips.Count + Lost;

    /// <summary>What this round alone says; one of <see cref="ProbeState"/>.</summary>
    public string State { get; init; } = ProbeReason.StateOf(Reason);

    public static RoundResult Of(Obstacle obstacle) =>
        new(obstacle.Reason, obstacle.Message, [], 0) { State = obstacle.IsOurs ? ProbeState.Unknown : ProbeReason.StateOf(obstacle.Reason) };

    /// <summary>
    /// One response makes a round Ok: how much was lost is for the thresholds. Without any, the most frequent reason among the lost requests speaks;
    /// what was discarded says something only when nothing left at all. Pure.
    /// </summary>
    public static RoundResult Of(IReadOnlyList<Outcome> outcomes)
    {
        var roundTrips = new List<double>(outcomes.Count);
        var lost = 0;
        foreach (var outcome in outcomes)
        {
            if (outcome.Kind == OutcomeKind.Received) roundTrips.Add(outcome.RoundTrip / 1e9);
            else if (outcome.Kind == OutcomeKind.Lost) lost++;
        }

        if (roundTrips.Count > 0) return new RoundResult(ProbeReason.Ok, null, roundTrips, lost);
        var telling = lost > 0 ? OutcomeKind.Lost : OutcomeKind.Discarded;
        var reason = outcomes.Where(o => o.Kind == telling).GroupBy(o => o.Reason).MaxBy(group => group.Count())!;
        return new RoundResult(reason.Key, reason.First().Message, roundTrips, lost);
    }
}
