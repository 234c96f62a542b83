using System.Text.Json.Serialization;

namespace NetworkTelemetry.Kubernetes.Model;

public sealed record EventSeries
{
    public required int Count { get; init; }

    [JsonConverter(typeof(MicroTimeConverter))]
    public required DateTimeOffset LastObservedTime { get; init; }
}
