using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Results;

/// <summary>A finished round: every request's outcome is known.</summary>
/// <param name="Rtt">Of the requests that were answered.</param>
internal readonly record struct RoundResult(string Reason, string? Message, RoundStatistics Rtt, int Received, int Lost)
{
    /// <summary>Requests that left.</summary>
    public int Sent => Received + Lost;

    /// <summary>What this round alone says; one of <see cref="ProbeState"/>.</summary>
    public string State { get; init; } = ProbeReason.StateOf(Reason);

    public static RoundResult Of(Obstacle obstacle) =>
        new(obstacle.Reason, obstacle.Message, RoundStatistics.Of([]), 0, 0) { State = obstacle.IsOurs ? ProbeState.Unknown : ProbeReason.StateOf(obstacle.Reason) };

    /// <summary>
    /// One response makes a round Ok: how much was lost is for the thresholds. Without any, the most frequent reason among the lost requests speaks;
    /// what was discarded says something only when nothing left at all.
    /// Of a prober that was cut off for half of the round nothing is to be learnt. Pure.
    /// </summary>
    public static RoundResult Of(ReadOnlySpan<Outcome> outcomes)
    {
        Span<double> roundTrips = stackalloc double[outcomes.Length];
        var (received, lost) = (0, 0);
        foreach (ref readonly var outcome in outcomes)
        {
            if (outcome.Kind == OutcomeKind.Received) roundTrips[received++] = outcome.RoundTrip / 1e9;
            else if (outcome.Kind == OutcomeKind.Lost) lost++;
        }

        var statistics = RoundStatistics.Of(roundTrips[..received]);
        if (received > 0) return new RoundResult(ProbeReason.Ok, null, statistics, received, lost);
        var telling = Isolated(outcomes, lost) ?? MostFrequent(outcomes, lost > 0 ? OutcomeKind.Lost : OutcomeKind.Discarded);
        return new RoundResult(telling.Reason, telling.Message, statistics, received, lost);
    }

    private static Outcome? Isolated(ReadOnlySpan<Outcome> outcomes, int lost)
    {
        var (count, last) = (0, default(Outcome));
        foreach (ref readonly var outcome in outcomes)
            if (outcome is { Kind: OutcomeKind.Discarded, Reason: ProbeReason.ProberIsolated }) (count, last) = (count + 1, outcome);
        return count > 0 && count >= lost ? last : null;
    }

    /// <summary>The first outcome with the reason that most outcomes of this kind have.</summary>
    private static Outcome MostFrequent(ReadOnlySpan<Outcome> outcomes, OutcomeKind kind)
    {
        var (best, most) = (0, 0);
        for (var i = 0; i < outcomes.Length; i++)
        {
            if (outcomes[i].Kind != kind) continue;
            var count = 0;
            foreach (ref readonly var other in outcomes[i..])
                if (other.Kind == kind && other.Reason == outcomes[i].Reason) count++;
            if (count > most) (best, most) = (i, count);
        }

        return outcomes[best];
    }
}
