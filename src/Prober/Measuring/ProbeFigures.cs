using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Measuring;

/// <summary>The figures of a plan that every round needs, in one place: with ten thousand probes each further object costs a round a cache miss.</summary>
/// <param name="Interval">Nanoseconds, as the other times.</param>
/// <param name="PayloadBytes">Of an echo request.</param>
/// <param name="Dscp">Of an echo request.</param>
/// <param name="IsExchange">Whether a request holds something open: connections and queries.</param>
internal readonly record struct ProbeFigures(long Interval, long Timeout, long RequestInterval, int Requests, int PayloadBytes, int Dscp, bool IsExchange)
{
    public static ProbeFigures Of(ProbePlan plan) => new(
        MonotonicClock.Nanoseconds(plan.Entry.Interval), MonotonicClock.Nanoseconds(plan.Entry.Timeout), MonotonicClock.Nanoseconds(plan.RequestInterval), plan.Requests,
        plan.Icmp.PayloadBytes, plan.Icmp.Dscp, plan.Port is not null);
}
