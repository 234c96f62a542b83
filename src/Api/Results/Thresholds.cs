using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.Results;

/// <summary>Limits past which a target that answers is Degraded, and alerts fire.</summary>
public sealed record Thresholds
{
    [Description("Mean round-trip time of a round."), Pattern(Duration.Pattern)]
    public string? Rtt { get; init; }

    [Description("Mean difference of consecutive round-trip times."), Pattern(Duration.Pattern)]
    public string? Jitter { get; init; }

    [Description("Share of requests that are lost, for example 1%."), Pattern(Percent.Pattern)]
    public string? Loss { get; init; }

    [Description("Remaining life of the certificate below which the target is Degraded."), Pattern(Duration.Pattern)]
    public string? CertificateExpiry { get; init; }
}
