using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Measuring;

/// <summary>One request of a round; its place in the wheel is its time-out.</summary>
internal sealed class Request(Round round, int index) : WheelEntry
{
    // Sending takes microseconds. Longer than this, the machine held us up: nobody knows when within this time the request left.
    private const long Instant = 20_000_000;

    private static readonly Outcome HeldUpByMachine =
        Outcome.Discarded(ProbeReason.NotSent, "the machine held the prober up for more than 20 ms while it sent the request: whether the reply came in time is not known");

    public Round Round => round;

    public int Index => index;

    /// <summary>For the sender: the number under which it knows this request.</summary>
    public uint Serial { get; set; }

    /// <summary>Monotonic nanoseconds: when it was handed to its sender.</summary>
    public long Launched { get; set; }

    public bool IsSettled { get; private set; }

    /// <summary>Of <see cref="Admission"/>; null when it needs none.</summary>
    public Ticket? Ticket { get; set; }

    /// <summary>Of <see cref="Pacer"/>: the first limit that it has not passed.</summary>
    public PaceLimit Passed { get; set; }

    /// <summary>Of <see cref="Pacer"/>: it waits for its turn.</summary>
    public bool IsPaced { get; set; }

    public bool IsAnswered { get; private set; }

    // Its time-out runs from when it had left.
    private bool WasHeldUp => Deadline - round.Figures.Timeout - Launched > Instant;

    /// <summary>What was begun for it has not ended yet, although it may be settled: it keeps its place of <see cref="Admission"/>.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Another request begins.</summary>
    public void Reset()
    {
        IsSettled = IsAnswered = false;
        Passed = PaceLimit.Destination;
    }

    public void Hold() => IsHeld = true;

    /// <summary>What was begun has ended.</summary>
    public void Release()
    {
        IsHeld = false;
        if (IsSettled) round.Leave(this);
    }

    /// <summary>The outcome is known. Whatever comes later changes nothing.</summary>
    public void Settle(Outcome outcome)
    {
        if (IsSettled) return;

        // When we look late, a reply may be here whose time had passed before it came, if it was counted from when the request left.
        if (outcome.Kind == OutcomeKind.Received && outcome.RoundTrip > round.Figures.Timeout) outcome = WasHeldUp ? HeldUpByMachine : Outcome.Lost(ProbeReason.Timeout);
        IsSettled = true;
        IsAnswered = outcome.Kind == OutcomeKind.Received;
        round.Settled(this, outcome);
    }

    /// <summary>A response came although the request was settled: a duplicate if it had been answered, otherwise late, and counted as lost already.</summary>
    public void AnsweredAgain()
    {
        if (IsAnswered) round.Series.Duplicates++;
    }

    public override void Fire(long now)
    {
        if (IsPaced) Round.Proceed(this, now);
        else if (!IsSettled) Settle(Ticket is { IsAdmitted: false } ? Round.WaitedInVain : round.Sender.Expire(this));
    }
}
