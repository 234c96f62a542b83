using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Prober.Results;

/// <summary>A state and the run of rounds that speaks for another one. Pure.</summary>
/// <param name="State">Confirmed; one of <see cref="ProbeState"/>.</param>
/// <param name="Candidate">What the latest rounds say, if it differs.</param>
/// <param name="Streak">How many rounds in a row said so.</param>
internal readonly record struct ConfirmedState(string State, string Candidate, int Streak)
{
    public static ConfirmedState Initial { get; } = new(ProbeState.Pending, ProbeState.Pending, 0);

    public ConfirmedState After(RoundResult round, int failureThreshold, int successThreshold)
    {
        var raw = round.State;
        if (raw == State) return new ConfirmedState(State, State, 0);
        var streak = raw == Candidate ? Streak + 1 : 1;
        var needed = raw switch
        {
            ProbeState.Up => successThreshold,
            ProbeState.Unknown when IsSettled(round.Reason) => 1,
            _ => failureThreshold,
        };
        return streak >= needed ? new ConfirmedState(raw, raw, 0) : new ConfirmedState(State, raw, streak);
    }

    // These follow from configuration, or from what the kernel knows, not from chance: more rounds would say the same.
    private static bool IsSettled(string reason) =>
        reason is ProbeReason.Denied or ProbeReason.NotPermitted or ProbeReason.CredentialMissing or ProbeReason.Unsupported
            or ProbeReason.ProberIsolated;
}
