using System.Text.Json.Serialization;

namespace NetworkTelemetry.Kubernetes.Model;

public sealed record ContainerStateRunning
{
    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? StartedAt { get; init; }
}
