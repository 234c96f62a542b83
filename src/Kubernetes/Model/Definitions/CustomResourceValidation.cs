using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetworkTelemetry.Kubernetes.Model;

public sealed record CustomResourceValidation
{
    [JsonPropertyName("openAPIV3Schema")]
    public JsonElement? OpenApiV3Schema { get; init; }
}
