using NetworkTelemetry.GroundTruth.Network;

namespace NetworkTelemetry.Alerting.Simulated;

/// <summary>The way to one target, which answers at once but for the time of an incident.</summary>
/// <param name="Thresholds">Those of the target; empty: none, so that the defaults count.</param>
/// <param name="Disturbed">What becomes of its n-th request during the incident.</param>
internal sealed record SimulatedPath(string Target, string Thresholds, Func<int, Treatment> Disturbed)
{
    public static Treatment Quick { get; } = Treatment.After(1);

    // Little above the limit: a mean that also holds replies of before is below it.
    private static readonly Treatment Slow = Treatment.After(60);

    /// <summary>In the order of their addresses. Three are to be told of; of the others each stays on the good side of just one limit.</summary>
    public static IReadOnlyList<SimulatedPath> All { get; } =
    [
        new("slow", "rtt: 50ms", _ => Slow),
        new("patient", "", _ => Slow),
        new("lossy", "", OneLostOf(20)),
        new("lenient", "loss: \"10%\"", OneLostOf(20)),

        // More than 1 %, but fewer than three within the window.
        new("rare", "", OneLostOf(60)),
        new("gone", "", _ => Treatment.Lost),
        new("steady", "", _ => Quick),
    ];

    private static Func<int, Treatment> OneLostOf(int requests) => n => n % requests == requests - 1 ? Treatment.Lost : Quick;
}
