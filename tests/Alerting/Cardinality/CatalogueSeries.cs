using NetworkTelemetry.Alerting.Support;
using NetworkTelemetry.Api.Dns;
using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Alerting.Cardinality;

/// <summary>The series that a probe has as the catalogue says: each family with every value that its labels can take.</summary>
internal static class CatalogueSeries
{
    private const string Namespace = "default";

    // One request a round has no jitter, and the server of the test gives no SOA record.
    private static readonly MetricDescription[] OnlyOfIcmp = [ProbeMetrics.ReplyTtl, ProbeMetrics.Jitter];

    public static IEnumerable<ExposedSeries> Of(string target, CountedProbe probe) =>
        from metric in Metrics(probe)
        from sample in Samples(metric, probe)
        select new ExposedSeries(
            sample.Name,
            [("target_namespace", Namespace), ("target", target), ("probe", probe.Name), ("family", AddressFamily.IPv4), .. sample.More]);

    private static IEnumerable<MetricDescription> Metrics(CountedProbe probe) =>
    [
        .. ProbeMetrics.All.Where(metric => probe.Type == ProbeType.Icmp || !OnlyOfIcmp.Contains(metric)),
        .. probe.Type == ProbeType.Http ? HttpMetrics.All : [],
        .. probe.Type == ProbeType.Tcp && probe.Speaks ? TcpMetrics.All : [],
        .. probe.Type == ProbeType.Dns ? DnsMetrics.All.Where(metric => metric != DnsMetrics.SoaSerial) : [],
        .. probe.UsesTls ? TlsMetrics.All : [],
    ];

    private static IEnumerable<(string Name, (string, string)[] More)> Samples(MetricDescription metric, CountedProbe probe)
    {
        if (metric.Buckets is { } buckets)
        {
            return
            [
                .. buckets.Append(double.PositiveInfinity).Select(bound => (metric.Name + "_bucket", More("le", ExposedSeries.Bound(bound)))),
                (metric.Name + "_sum", []), (metric.Name + "_count", []),
            ];
        }

        return Values(metric, probe) is { } values ? values.Select(value => (metric.Name, More(metric.Labels[^1], value))) : [(metric.Name, [])];
    }

    private static IEnumerable<string>? Values(MetricDescription metric, CountedProbe probe) => metric switch
    {
        _ when metric == ProbeMetrics.RequestsLost => LossReasons.Lost(probe.Type, probe.Speaks),
        _ when metric == ProbeMetrics.RequestsDiscarded => LossReasons.Discarded(probe.Type),
        _ when metric == HttpMetrics.Phase => HttpMetrics.Phases,
        _ when metric == TcpMetrics.Phase => TcpMetrics.Phases,
        _ when metric == DnsMetrics.Responses => DnsResponseCodes.Labels,
        _ => null,
    };

    private static (string, string)[] More(string label, string value) => [(label, value)];
}
