using System.Net;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Resolution;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Measuring;

/// <summary>A probe that is being run; its place in the wheel is its next round.</summary>
internal sealed class Probe(ProbePlan plan, SeriesSlot[] slots, TimerWheel wheel, RoundStarter starter) : WheelEntry
{
    private bool _isFirst;

    public ProbePlan Plan { get; private set; } = plan;

    public ProbeFigures Figures { get; private set; } = ProbeFigures.Of(plan);

    /// <summary>Of the probe's type, which never changes; null before the first round.</summary>
    public IRequestSender? Sender { get; set; }

    public IReadOnlyList<SeriesSlot> Slots => slots;

    /// <summary>The answer for a destination that is an address already; null for names.</summary>
    public NameAnswer? Literal { get; private set; } = LiteralOf(plan);

    public bool IsRemoved { get; private set; }

    /// <summary>Runs the next round at this time, and those after it in the probe's own place of the interval.</summary>
    public void StartAt(long time)
    {
        _isFirst = true;
        wheel.Schedule(this, time);
    }

    public void Change(ProbePlan plan)
    {
        Plan = plan;
        Figures = ProbeFigures.Of(plan);
        Literal = LiteralOf(plan);
        foreach (var slot in slots) (slot.Series.Plan, slot.ReadyUnder) = (plan, null);
    }

    public void Remove()
    {
        IsRemoved = true;
        wheel.Remove(this);
    }

    public override void Fire(long now)
    {
        var planned = Deadline;
        wheel.Schedule(this, NextRound(planned, now));
        foreach (var slot in slots) starter.Start(this, slot, planned);
    }

    private static NameAnswer? LiteralOf(ProbePlan plan) => IPAddress.TryParse(plan.Destination, out var address) ? new NameAnswer([address]) : null;

    private long NextRound(long planned, long now)
    {
        var interval = Figures.Interval;
        if (_isFirst)
        {
            // At least half an interval away, so that the first two rounds don't fall together.
            _isFirst = false;
            return Splay.Next(Plan.Uid, Plan.Entry.Name, interval, now + (interval / 2));
        }

        // From the planned time, not from now: lateness must not add up. Rounds that a stopped machine missed are skipped, not run in a burst.
        var next = planned + interval;
        if (next > now - interval) return next;
        var resumed = Splay.Next(Plan.Uid, Plan.Entry.Name, interval, now);
        starter.Skipped((resumed - next) / interval * slots.Length);
        return resumed;
    }
}
