using System.Text.Json.Serialization;

namespace NetworkTelemetry.Kubernetes.Model;

public sealed record ContainerPort
{
    public string? Name { get; init; }

    // containerPort in the API; a member of a C# type cannot bear the name of the type.
    [JsonPropertyName("containerPort")]
    public required int Number { get; init; }

    public string? Protocol { get; init; }
}
