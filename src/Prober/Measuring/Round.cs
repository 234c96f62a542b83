using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Egress;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Results;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Measuring;

/// <summary>The requests of one probe to one address that belong together; its place in the wheel is its next request. Rounds of one probe may overlap.</summary>
internal sealed class Round(EngineContext context, Probe probe, Series series, ProbeAddress address, IRequestSender sender, long start) : WheelEntry
{
    private readonly Outcome[] _outcomes = new Outcome[probe.Plan.Requests];
    private readonly long _requestInterval = MonotonicClock.Nanoseconds(probe.Plan.RequestInterval);
    private int _launched;
    private int _settled;

    /// <summary>It was never sent, so it says nothing about the target.</summary>
    public static Outcome WaitedInVain { get; } =
        Outcome.Discarded(ProbeReason.NotSent, "too many exchanges with this address and port, or of this kind, are open: it was not this request's turn in time");

    /// <summary>As it was when the round started; a new list does not change a running round.</summary>
    public ProbePlan Plan { get; } = probe.Plan;

    public Series Series => series;

    public ProbeAddress Address => address;

    public IRequestSender Sender => sender;

    /// <summary>Where the round may go, for probes that are led elsewhere.</summary>
    public required EgressPolicy Egress { get; init; }

    /// <summary>How long the last lookup of the name took; zero for an IP literal.</summary>
    public required TimeSpan Lookup { get; init; }

    public long TimeoutNanoseconds { get; } = MonotonicClock.Nanoseconds(probe.Plan.Entry.Timeout);

    public override void Fire(long now)
    {
        if (probe.IsRemoved) return;
        var request = new Request(this, _launched++);
        if (_launched < _outcomes.Length) context.Wheel.Schedule(this, start + (_launched * _requestInterval));
        switch (context.Admission.Enter(request))
        {
            case Admittance.Admitted:
                Launch(request);
                break;
            case Admittance.Waiting:
                context.Wheel.Schedule(request, now + TimeoutNanoseconds);
                break;
            default:
                request.Settle(WaitedInVain);
                break;
        }
    }

    /// <summary>Its turn has come: only now its time begins.</summary>
    public void Launch(Request request)
    {
        if (probe.IsRemoved)
        {
            request.Settle(WaitedInVain);
            return;
        }

        context.Load.ObserveLag(context.Clock.Now, start + (request.Index * _requestInterval));

        // Before sending: a request that fails at once takes itself out again.
        context.Wheel.Schedule(request, context.Clock.Now + TimeoutNanoseconds);
        sender.Send(request);
    }

    public void Settled(Request request, Outcome outcome)
    {
        context.Wheel.Remove(request);
        context.Admission.Leave(request);
        if (probe.IsRemoved) return;
        series.Count(outcome);
        _outcomes[request.Index] = outcome;
        if (++_settled == _outcomes.Length) context.Board.Finish(series, RoundResult.Of(_outcomes), context.Clock.UtcNow);
    }
}
