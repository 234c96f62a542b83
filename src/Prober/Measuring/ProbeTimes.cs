using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Measuring;

/// <summary>The figures of a plan that every round needs, in one place: with ten thousand probes each further object costs a round a cache miss.</summary>
/// <param name="Interval">Nanoseconds, as the others.</param>
internal readonly record struct ProbeTimes(long Interval, long Timeout, long RequestInterval, int Requests)
{
    public static ProbeTimes Of(ProbePlan plan) => new(
        MonotonicClock.Nanoseconds(plan.Entry.Interval), MonotonicClock.Nanoseconds(plan.Entry.Timeout), MonotonicClock.Nanoseconds(plan.RequestInterval), plan.Requests);
}
