using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Egress;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Results;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Measuring;

/// <summary>The requests of one probe to one address that belong together; its place in the wheel is its next request. Rounds of one probe may overlap.</summary>
internal sealed class Round(EngineContext context, int requests, RoundPool pool) : WheelEntry
{
    private readonly Outcome[] _outcomes = new Outcome[requests];
    private readonly Request?[] _requests = new Request?[requests];
    private RoundOrder _order;
    private int _launched;
    private int _settled;

    /// <summary>It was never sent, so it says nothing about the target.</summary>
    public static Outcome WaitedInVain { get; } =
        Outcome.Discarded(ProbeReason.NotSent, "too many exchanges with this address and port, or of this kind, are open: it was not this request's turn in time");

    public int Requests => requests;

    /// <summary>As it was when the round started; a new list does not change a running round.</summary>
    public ProbePlan Plan { get; private set; } = null!;

    public Series Series { get; private set; } = null!;

    public ProbeAddress Address => _order.Address;

    public IRequestSender Sender => _order.Sender;

    /// <inheritdoc cref="RoundOrder.Egress"/>
    public EgressPolicy Egress => _order.Egress;

    /// <inheritdoc cref="RoundOrder.Lookup"/>
    public TimeSpan Lookup => _order.Lookup;

    public SeriesSlot SeriesSlot => _order.Slot;

    public ProbeFigures Figures { get; private set; }

    /// <summary>Sends the first request if it is due, and the others in their time.</summary>
    public void Begin(RoundOrder order, long now)
    {
        _order = order;
        Plan = order.Probe.Plan;
        Series = order.Slot.Series;
        Figures = order.Probe.Figures;
        _launched = _settled = 0;
        if (order.Start <= now) Fire(now);
        else context.Wheel.Schedule(this, order.Start);
    }

    public override void Fire(long now)
    {
        if (_order.Probe.IsRemoved) return;
        var request = NextRequest();
        _launched++;
        if (_launched < requests) context.Wheel.Schedule(this, _order.Start + (_launched * Figures.RequestInterval));
        Proceed(request, now);
    }

    /// <summary>Takes the request as far as it may go: to its pace, to its place among those that are open, and out.</summary>
    public void Proceed(Request request, long now)
    {
        if (_order.Probe.IsRemoved)
        {
            context.Pacer.Leave(request);
            return;
        }

        if (!context.Pacer.TryPass(request, now)) return;
        switch (Figures.IsExchange ? context.Admission.Enter(request) : Admittance.Admitted)
        {
            case Admittance.Admitted:
                Launch(request, now);
                break;
            case Admittance.Waiting:
                context.Wheel.Schedule(request, now + Figures.Timeout);
                break;
            default:
                request.Settle(WaitedInVain);
                break;
        }
    }

    /// <summary>Its turn has come: only now its time begins.</summary>
    public void Launch(Request request)
    {
        if (_order.Probe.IsRemoved) request.Settle(WaitedInVain);
        else Launch(request, context.Clock.Now);
    }

    public void Settled(Request request, Outcome outcome)
    {
        context.Wheel.Remove(request);
        if (!request.IsHeld) Leave(request);
        if (_order.Probe.IsRemoved) return;
        if (context.Isolation is { } isolation) outcome = isolation.Judge(request, outcome);
        Series.Count(outcome);
        _outcomes[request.Index] = outcome;
        if (++_settled < requests) return;
        context.Board.Finish(Series, RoundResult.Of(_outcomes), context.Clock.UtcNow);
        if (!Sender.ForgetsSettledRequests) return;
        _order = default;
        pool.Return(this);
    }

    /// <summary>The request needs no place any more.</summary>
    public void Leave(Request request) => context.Admission.Leave(request);

    private void Launch(Request request, long now)
    {
        context.Load.ObserveLag(now, _order.Start + (request.Index * Figures.RequestInterval));

        request.Launched = context.Clock.Now;
        Sender.Send(request);
        if (request.IsSettled) return;

        // From here: a machine that held us up before the request left took none of its time.
        context.Wheel.Schedule(request, context.Clock.Now + Figures.Timeout);
    }

    private Request NextRequest()
    {
        var request = _requests[_launched] ??= new Request(this, _launched);
        request.Reset();
        return request;
    }
}
