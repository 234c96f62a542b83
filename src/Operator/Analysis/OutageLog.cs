using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Operator.Analysis;

/// <summary>The last outages of a target. Kept in status, so that an operator that restarts goes on with them.</summary>
internal static class OutageLog
{
    public const int Length = 10;

    /// <summary>
    /// An outage starts when a Required probe is confirmed Down, and ends when it is confirmed Up, or is no longer measured. Unknown does not end it.
    /// </summary>
    /// <returns>Newest first. One that lasts is never dropped for one that is over.</returns>
    public static IReadOnlyList<Outage> Next(
        IReadOnlyList<Outage> stored, IReadOnlyList<ProbeResult> results, IReadOnlySet<string> required, DateTimeOffset now)
    {
        var log = stored.Select(outage => outage.EndTime is null ? Continued(outage, ResultOf(outage), now) : outage).ToList();
        log.AddRange(results.Where(IsNew).Select(result => new Outage
        {
            Probe = result.Probe,
            Family = result.Family,
            StartTime = result.LastTransitionTime ?? now,
            Reason = result.Reason,
            Nodes = result.NodesDown,
        }));
        return
        [
            .. log.OrderByDescending(outage => outage.EndTime is null).ThenByDescending(outage => outage.StartTime).Take(Length)
                .OrderByDescending(outage => outage.StartTime).ThenBy(outage => outage.Probe, StringComparer.Ordinal)
                .ThenBy(outage => outage.Family, StringComparer.Ordinal),
        ];

        ProbeResult? ResultOf(Outage outage) =>
            required.Contains(outage.Probe ?? "")
                ? results.FirstOrDefault(result => result.Probe == outage.Probe && result.Family == outage.Family)
                : null;

        bool IsNew(ProbeResult result) =>
            result.State == ProbeState.Down && required.Contains(result.Probe ?? "")
            && !log.Any(outage => outage.EndTime is null && outage.Probe == result.Probe && outage.Family == result.Family);
    }

    private static Outage Continued(Outage outage, ProbeResult? result, DateTimeOffset now) => result?.State switch
    {
        null => outage with { EndTime = now },
        ProbeState.Up => outage with { EndTime = result.LastTransitionTime ?? now },
        ProbeState.Down => outage with { Reason = outage.Reason ?? result.Reason, Nodes = Math.Max(outage.Nodes ?? 0, result.NodesDown ?? 0) },
        _ => outage,
    };
}
