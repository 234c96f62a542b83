using System.Text.Json.Serialization;

namespace NetworkTelemetry.Kubernetes.Model;

/// <summary><c>metav1.Condition</c>. <see cref="Status"/> is <c>True</c>, <c>False</c> or <c>Unknown</c>.</summary>
public sealed record Condition
{
    public required string Type { get; init; }
    public required string Status { get; init; }
    public long? ObservedGeneration { get; init; }
    [JsonConverter(typeof(TimeConverter))]
    public DateTimeOffset? LastTransitionTime { get; init; }
    public required string Reason { get; init; }
    public string Message { get; init => field = value ?? ""; } = "";
}
