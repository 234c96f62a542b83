using System.Text.Json.Serialization;

namespace NetworkTelemetry.Kubernetes.Model;

public sealed record NodeCondition
{
    public required string Type { get; init; }
    public required string Status { get; init; }
    public string? Reason { get; init; }
    public string? Message { get; init; }

    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? LastTransitionTime { get; init; }
}
