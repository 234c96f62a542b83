namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>How long a failing watch waits: 800 ms doubled up to 30 s, each stretched at random up to twice; from the start again after 2 quiet minutes.</summary>
/// <param name="Failures">Back-offs in a row.</param>
/// <param name="LastAt">When the last one was handed out.</param>
internal readonly record struct ReflectorBackoff(int Failures, TimeSpan LastAt)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ResetAfter = TimeSpan.FromMinutes(2);

    /// <param name="random">In [0, 1).</param>
    public (TimeSpan Delay, ReflectorBackoff Next) Step(TimeSpan now, double random)
    {
        var failures = Failures > 0 && now - LastAt >= ResetAfter ? 0 : Failures;
        var delay = TimeSpan.FromTicks(Math.Min(First.Ticks << Math.Min(failures, 10), Longest.Ticks)) * (1 + random);
        return (delay, new(failures + 1, now + delay));
    }
}
