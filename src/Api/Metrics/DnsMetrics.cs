namespace NetworkTelemetry.Api.Metrics;

/// <summary>What a prober exports for each DNS probe besides <see cref="ProbeMetrics"/>; with these it has at most 48 series.</summary>
public static class DnsMetrics
{
    private const string Prefix = ProbeMetrics.Prefix + "dns_";

    public static MetricDescription Responses { get; } = new(
        Prefix + "responses_total", MetricType.Counter, "Responses to DNS queries by response code; OTHER stands for all that are rare.", [.. ProbeMetrics.Labels, "code"]);

    public static MetricDescription Answers { get; } = Gauge("answers", "Records in the answer section of the last response.");
    public static MetricDescription AuthorityRecords { get; } = Gauge("authority_records", "Records in the authority section of the last response.");

    public static MetricDescription AdditionalRecords { get; } =
        Gauge("additional_records", "Records in the additional section of the last response, without the EDNS pseudo-record.");

    public static MetricDescription AnswerTtlMin { get; } = Gauge("answer_ttl_min_seconds", "Least time to live among the answers of the last response; absent without answers.");

    public static MetricDescription SoaSerial { get; } =
        Gauge("soa_serial", "Serial number of the zone, from a SOA record in the answer or authority section of the last response; absent without one.");

    public static IReadOnlyList<MetricDescription> All { get; } = [Responses, Answers, AuthorityRecords, AdditionalRecords, AnswerTtlMin, SoaSerial];

    private static MetricDescription Gauge(string name, string help) => new(Prefix + name, MetricType.Gauge, help, ProbeMetrics.Labels);
}
