using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Api.ProbeTargets;

namespace NetworkTelemetry.Operator.Analysis;

/// <summary>How far measured figures have moved from the stored ones.</summary>
internal static class FigureDrift
{
    /// <summary>A relative change of less than this is not worth a write.</summary>
    private const double MinRelative = 0.1;

    /// <summary>Jitter is never steady: only what is half as much again is news.</summary>
    private const double MinRelativeJitter = 0.5;

    private const double MinRttSeconds = 50e-6;
    private const double MinJitterSeconds = 1e-3;
    private const double MinLoss = 0.001;

    /// <summary>The greatest relative change of the figures; 0 when none is worth a write.</summary>
    public static double Between(ProbeResult stored, ProbeResult updated)
    {
        var figures = Math.Max(Relative(Seconds(stored.Rtt), Seconds(updated.Rtt), MinRttSeconds), Relative(Ratio(stored.Loss), Ratio(updated.Loss), MinLoss));
        return Math.Max(figures, Relative(Seconds(stored.Jitter), Seconds(updated.Jitter), MinJitterSeconds, MinRelativeJitter));
    }

    private static double Relative(double? stored, double? updated, double floor, double least = MinRelative)
    {
        if (stored is null && updated is null) return 0;
        if (stored is not { } a || updated is not { } b) return 1;
        var change = Math.Abs(a - b);
        var relative = change / Math.Max(a, floor);
        return change < floor || relative < least ? 0 : relative;
    }

    private static double? Seconds(string? text) => Duration.TryParse(text, out var value) ? value.TotalSeconds : null;

    private static double? Ratio(string? text) => Percent.TryParse(text, out var value) ? value : null;
}
