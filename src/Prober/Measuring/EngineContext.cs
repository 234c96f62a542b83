using NetworkTelemetry.Prober.Isolation;
using NetworkTelemetry.Prober.Results;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Measuring;

/// <summary>What everything on the engine's thread shares.</summary>
internal sealed record EngineContext(MonotonicClock Clock, TimerWheel Wheel, SchedulerLoad Load, ResultBoard Board, Admission Admission, Pacer Pacer)
{
    /// <summary>Null: nobody asks whether the prober itself is cut off.</summary>
    public IsolationWatch? Isolation { get; init; }
}
