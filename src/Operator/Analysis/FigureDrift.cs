using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Api.ProbeTargets;

namespace NetworkTelemetry.Operator.Analysis;

/// <summary>How far measured figures have moved from the stored ones.</summary>
internal static class FigureDrift
{
    /// <summary>A relative change of less than this is not worth a write.</summary>
    private const double MinRelative = 0.1;

    private const double MinRttSeconds = 50e-6;
    private const double MinLoss = 0.001;

    /// <summary>The greater relative change of the two figures; 0 when neither is worth a write.</summary>
    public static double Between(ProbeResult stored, ProbeResult updated) => Math.Max(
        Relative(Seconds(stored.Rtt), Seconds(updated.Rtt), MinRttSeconds), Relative(Ratio(stored.Loss), Ratio(updated.Loss), MinLoss));

    private static double Relative(double? stored, double? updated, double floor)
    {
        if (stored is null && updated is null) return 0;
        if (stored is not { } a || updated is not { } b) return 1;
        var change = Math.Abs(a - b);
        var relative = change / Math.Max(a, floor);
        return change < floor || relative < MinRelative ? 0 : relative;
    }

    private static double? Seconds(string? text) => Duration.TryParse(text, out var value) ? value.TotalSeconds : null;

    private static double? Ratio(string? text) => Percent.TryParse(text, out var value) ? value : null;
}
