using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Panels;
using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.ResponseTime;

internal static class PhasesNow
{
    public static Section Create() => new("Now", new Line(4,
    [
        Stat("End to end", "All phases together, averaged over all probes and nodes; of probes without phases the round-trip time.", $"avg({Phases.EndToEnd})"),
        .. Phases.All.Select(phase => Stat(phase.Title, phase.Description, $"avg({phase.Expression})")),
        Stat("First certificate expires in", "Remaining life of the certificate that expires first.", $"min({TlsMetrics.CertificateExpiry.OfTargets()}) - time()")
            with { Width = 6, Thresholds = Threshold.Falling(7 * 86400, 21 * 86400), NoValue = "no certificate" },
    ]));

    private static StatPanel Stat(string title, string description, string expression) =>
        new(title, description, "s", expression) { Thresholds = Threshold.Plain, NoValue = "–" };
}
