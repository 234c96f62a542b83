using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Measuring;

/// <summary>
/// Keeps requests to their pace. Who comes too soon gets a place in the schedule and waits for it: before its time starts, so that waiting is no part of a measurement and never
/// a loss. For the engine's thread.
/// </summary>
internal sealed class Pacer(PaceLimits limits, TimerWheel wheel, SchedulerLoad load)
{
    private long _total;
    private volatile int _waiting;

    /// <summary>Requests that wait; from any thread.</summary>
    public int Waiting => _waiting;

    /// <summary>False: the request fires again when it may go on.</summary>
    public bool TryPass(Request request, long now)
    {
        Leave(request);

        // How many may be open towards one destination bounds exchanges already.
        if (request.Passed == PaceLimit.Destination && request.Round.Figures.IsExchange) request.Passed++;
        for (; request.Passed < PaceLimit.None; request.Passed++)
        {
            ref var schedule = ref request.Passed == PaceLimit.Destination ? ref request.Round.Address.Pace : ref _total;
            var limit = request.Passed == PaceLimit.Destination ? limits.PerDestination : limits.InTotal;
            var turn = limit.Reserve(ref schedule, now);
            if (turn <= now) continue;
            load.Delayed(request.Passed++);
            request.IsPaced = true;
            request.Round.SeriesSlot.Waiting++;
            _waiting++;
            wheel.Schedule(request, turn);
            return false;
        }

        return true;
    }

    /// <summary>The request waits no longer.</summary>
    public void Leave(Request request)
    {
        if (!request.IsPaced) return;
        request.IsPaced = false;
        request.Round.SeriesSlot.Waiting--;
        _waiting--;
    }
}
