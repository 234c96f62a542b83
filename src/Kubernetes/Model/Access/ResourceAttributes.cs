namespace NetworkTelemetry.Kubernetes.Model;

/// <summary>An action on a resource. Members that are null mean all.</summary>
public sealed record ResourceAttributes
{
    public string? Namespace { get; init; }
    public string? Verb { get; init; }
    public string? Group { get; init; }
    public string? Resource { get; init; }
    public string? Subresource { get; init; }
    public string? Name { get; init; }
}
