namespace NetworkTelemetry.Bench.Rules;

/// <summary>What is evaluated in one turn of Prometheus' evaluation interval. Each group keeps the place in its own interval that Prometheus gave it.</summary>
internal static class RuleCycle
{
    /// <summary>Seconds of evaluation in the busiest of all cycles. Intervals are multiples of the cycle, and the longest is one of all others.</summary>
    public static double Busiest(IReadOnlyList<RuleGroup> groups, TimeSpan cycle) =>
        Enumerable.Range(0, (int)(groups.Max(group => group.Interval) / cycle)).Max(turn => groups.Where(group => IsDue(group, turn, cycle)).Sum(group => group.Seconds));

    private static bool IsDue(RuleGroup group, int turn, TimeSpan cycle) =>
        group.Evaluated.UtcTicks % group.Interval.Ticks / cycle.Ticks == turn * cycle.Ticks % group.Interval.Ticks / cycle.Ticks;
}
