using System.Text;

namespace NetworkTelemetry.Api.Metrics;

/// <summary>Every metric family of the product in one list; docs/metrics.md is made from it.</summary>
public static class MetricCatalogue
{
    /// <summary>Chapters in the order of the document.</summary>
    public static IReadOnlyList<(string Title, string Text, IReadOnlyList<MetricDescription> Metrics)> Chapters { get; } =
    [
        ("Probes", "Exported by each prober for each probe of each of its targets and each address family. `deployment` and `node` come from the scrape. "
            + "A target always has its series, also while it is unreachable or unresolved.", ProbeMetrics.All),
        ("HTTP probes", "Exported besides the above for each HTTP probe, once there was a response: figures of the last one.", HttpMetrics.All),
        ("TCP probes", "Exported besides the above for each TCP probe with `tls`, `send` or `expect`, once a round succeeded: figures of the last such round.", TcpMetrics.All),
        ("TLS", "Exported besides the above for each probe that speaks TLS, once there was a handshake, also when the certificate was refused.", TlsMetrics.All),
        ("DNS probes", "Exported besides those above for each probe of type DNS, from its first response on; the counter from the start.", DnsMetrics.All),
        ("Probers", "Exported by each prober about itself.", ProberMetrics.All),
        ("Own certificates", "Exported by operator and probers about the certificates that the operator makes.", CertificateMetrics.All),
        ("Operator", "Exported by the operator, besides the standard metrics of controllers (`controller_runtime_*`, `workqueue_*`, `rest_client_*`, `leader_election_*`) "
            + "and of processes.", [.. OperatorMetrics.All, .. TargetMetrics.All]),
    ];

    public static IEnumerable<MetricDescription> All => Chapters.SelectMany(c => c.Metrics);

    public static string ToMarkdown()
    {
        var text = new StringBuilder("# Metrics\n\nGenerated from the code by `./telemetry crd`; do not edit.\n");
        foreach (var (title, introduction, metrics) in Chapters)
        {
            text.Append($"\n## {title}\n\n{introduction}\n\n| Metric | Type | Labels | Meaning |\n|---|---|---|---|\n");
            foreach (var metric in metrics)
                text.Append($"| `{metric.Name}` | {metric.Type.ToString().ToLowerInvariant()} | {Labels(metric)} | {metric.Help} |\n");
        }

        return text.ToString();
    }

    private static string Labels(MetricDescription metric) => metric.Labels.Count == 0 ? "" : string.Join(", ", metric.Labels.Select(l => $"`{l}`"));
}
