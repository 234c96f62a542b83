using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Metrics;

namespace NetworkTelemetry.Operator.Certificates;

/// <summary>What the operator exports about the certificates that it makes.</summary>
internal sealed class CertificateInstruments : IMetricCollector
{
    private static readonly LabelSet Authority = LabelSet.Create("certificate", "authority");
    private static readonly LabelSet Serving = LabelSet.Create("certificate", "serving");

    private readonly AuthorityBoard _board;
    private readonly OwnCertificate _serving;

    public CertificateInstruments(MetricRegistry registry, AuthorityBoard board, OwnCertificate serving)
    {
        (_board, _serving) = (board, serving);
        var failures = CertificateMetrics.Failures;
        Failures = registry.CreateCounter(failures.Name, failures.Help, [.. failures.Labels]);
        registry.Add(this);
    }

    public Counter Failures { get; }

    public void Collect(MetricWriter writer)
    {
        writer.Family(CertificateMetrics.Expiry);
        if (_board.Current is { } authorities) writer.Sample(Authority, authorities.Signer.NotAfter.ToUnixTimeSeconds());
        if (_serving.NotAfter is { } serving) writer.Sample(Serving, serving.ToUnixTimeSeconds());
    }
}
