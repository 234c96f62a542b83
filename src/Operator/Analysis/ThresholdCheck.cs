using System.Globalization;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Operator.Analysis;

/// <summary>Which limits a result that is Up has passed. Its figures are medians over the nodes (loss: a sum), so a minority of the nodes passes nothing.</summary>
internal static class ThresholdCheck
{
    /// <summary>What was past a limit counts as past it until the figure is this far below: a figure that hovers at its limit would flap.</summary>
    private const double ReturnRatio = 0.9;

    /// <param name="said">The sentences that are in status now.</param>
    /// <returns>A sentence for each limit passed, with probe, figure and limit.</returns>
    public static IEnumerable<string> Passed(ProbeResult result, ThresholdValues? limits, string said, DateTimeOffset now)
    {
        if (limits is null || result.State != ProbeState.Up) return [];
        var name = $"{result.Probe} ({result.Family})";
        return ((string?[])
        [
            Sentence($"The round-trip time of {name} is", result.Rtt, Seconds(result.Rtt), limits.Rtt?.TotalSeconds, Time(limits.Rtt), said),
            Sentence($"The jitter of {name} is", result.Jitter, Seconds(result.Jitter), limits.Jitter?.TotalSeconds, Time(limits.Jitter), said),
            Sentence($"The loss of {name} is", result.Loss, Ratio(result.Loss), limits.Loss, Percent.Format(limits.Loss ?? 0), said),
            Certificate(name, result.CertificateNotAfter, limits.CertificateExpiry, now),
        ]).OfType<string>();
    }

    private static string? Sentence(string subject, string? figure, double? value, double? limit, string limitText, string said)
    {
        if (value is not { } present || limit is not { } most) return null;
        if (present > most) return $"{subject} {figure}, over the limit of {limitText}.";
        return present > most * ReturnRatio && said.Contains(subject + " ", StringComparison.Ordinal)
            ? $"{subject} {figure}, less than a tenth under the limit of {limitText}."
            : null;
    }

    // Time only runs one way, and a new certificate lasts for weeks: nothing that could flap.
    private static string? Certificate(string name, DateTimeOffset? end, TimeSpan? limit, DateTimeOffset now) =>
        end is { } expiry && limit is { } least && expiry - now < least
            ? $"The certificate of {name} expires on {expiry.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}, the limit is {Duration.Format(least)} before."
            : null;

    private static double? Seconds(string? text) => Duration.TryParse(text, out var value) ? value.TotalSeconds : null;

    private static double? Ratio(string? text) => Percent.TryParse(text, out var value) ? value : null;

    private static string Time(TimeSpan? limit) => Duration.Format(limit ?? TimeSpan.Zero);
}
