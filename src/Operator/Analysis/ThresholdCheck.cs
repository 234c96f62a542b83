using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Operator.Analysis;

/// <summary>
/// Which limits a result that is Up has passed. Summaries carry neither jitter nor certificates: those limits are left to the alerting rules.
/// </summary>
internal static class ThresholdCheck
{
    /// <summary>A target past a limit counts as past it until the figure is this far below: a figure that hovers at its limit would flap.</summary>
    private const double ReturnRatio = 0.9;

    /// <returns>A phrase for each limit passed. It names the limit, not the figure, so that it does not change with every round.</returns>
    public static IEnumerable<string> Passed(ProbeResult result, ThresholdValues? limits, bool wasPast)
    {
        if (limits is null || result.State != ProbeState.Up) yield break;
        var ratio = wasPast ? ReturnRatio : 1;
        if (limits.Rtt is { } rtt && Duration.TryParse(result.Rtt, out var measured) && measured > rtt * ratio)
            yield return $"The round-trip time of {result.Probe} ({result.Family}) is over {Duration.Format(rtt)}.";
        if (limits.Loss is { } loss && Percent.TryParse(result.Loss, out var lost) && lost > loss * ratio)
            yield return $"The loss of {result.Probe} ({result.Family}) is over {Percent.Format(loss)}.";
    }
}
