using System.Text.Json.Serialization;
using NetworkTelemetry.Api.Durations;

namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>Limits that the prober exports beside its measurements, so that one alerting rule serves every target.</summary>
public sealed record ThresholdValues
{
    [JsonConverter(typeof(DurationJsonConverter))]
    public TimeSpan? Rtt { get; init; }

    [JsonConverter(typeof(DurationJsonConverter))]
    public TimeSpan? Jitter { get; init; }

    /// <summary>Ratio, 0 to 1.</summary>
    public double? Loss { get; init; }

    [JsonConverter(typeof(DurationJsonConverter))]
    public TimeSpan? CertificateExpiry { get; init; }
}
