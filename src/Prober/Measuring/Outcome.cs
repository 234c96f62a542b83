using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Prober.Measuring;

internal enum OutcomeKind
{
    Received,

    /// <summary>Sent, and not answered in time or answered with a failure.</summary>
    Lost,

    /// <summary>Says nothing about the target.</summary>
    Discarded,
}

/// <summary>What became of one request.</summary>
/// <param name="RoundTrip">Nanoseconds, of a response.</param>
internal readonly record struct Outcome(OutcomeKind Kind, string Reason, long RoundTrip, string? Message)
{
    public static Outcome Received(long roundTrip) => new(OutcomeKind.Received, ProbeReason.Ok, roundTrip, null);

    public static Outcome Lost(string reason, string? message = null) => new(OutcomeKind.Lost, reason, 0, message);

    public static Outcome Discarded(string reason, string message) => new(OutcomeKind.Discarded, reason, 0, message);
}
