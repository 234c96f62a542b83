using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.Results;

/// <summary>Limits past which a target that answers is Degraded, and alerts fire.</summary>
public sealed record Thresholds
{
    [Description("Mean round-trip time of a round, 1us to 24h. For HTTP the whole exchange."), Pattern(Duration.Pattern)]
    public string? Rtt { get; init; }

    [Description("Mean difference of consecutive round-trip times, 1us to 24h. Watched by alerting rules alone; it does not make the target Degraded."), Pattern(Duration.Pattern)]
    public string? Jitter { get; init; }

    [Description("Share of requests that are lost, over the last ten rounds, for example 1%."), Pattern(Percent.Pattern)]
    public string? Loss { get; init; }

    [Description("Remaining life of the certificate below which the target is Degraded, 1h to 87600h (ten years)."), Pattern(Duration.Pattern)]
    public string? CertificateExpiry { get; init; }
}
