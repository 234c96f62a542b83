using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Overview;
using NetworkTelemetry.Dashboards.Panels;
using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.ResponseTime;

internal static class Responses
{
    public static Section Create() => new("Last responses", new Line(14, new TablePanel(
        "Last responses", "Of every probe: its phases, averaged over the nodes, and what the last response said. A field that a kind of probe does not have is empty.",
        TargetTable.Keys,
        [
            TargetTable.State,
            new("End to end", "s", $"avg by ({Measures.Key}) ({Phases.EndToEnd})"),
            .. Phases.All.Select(phase => new Column(phase.Title, "s", $"avg by ({Measures.Key}) ({phase.Expression})")),
            new("RTT limit", "s", Measures.RttLimit),
            new("Status", "none", Measures.OfTarget(HttpMetrics.StatusCode))
            {
                Cell = "color-text", Thresholds = [new("text", null), new("green", 200), new("blue", 300), new("orange", 400), new("red", 500)],
            },
            new("HTTP", "none", Measures.OfTarget(HttpMetrics.Version)),
            new("TLS", "none", $"min by ({Measures.Key}) ({TlsMetrics.Version.OfTargets()})"),
            new("Body", "bytes", Measures.OfTarget(HttpMetrics.BodyBytes)),
            new("Redirects", "short", Measures.OfTarget(HttpMetrics.Redirects)),
            new("DNS answers", "short", Measures.OfTarget(DnsMetrics.Answers)),
            new("Certificate expires in", "dtdurations", $"min by ({Measures.Key}) ({TlsMetrics.CertificateExpiry.OfTargets()}) - time()")
                { Cell = "color-text", Thresholds = Threshold.Falling(7 * 86400, 21 * 86400) },
            new("Certificate limit", "dtdurations", Measures.OfTarget(TlsMetrics.ThresholdCertificateExpiry)),
        ])
    {
        SortBy = "End to end",
        Links = TargetTable.Links,
    }));
}
