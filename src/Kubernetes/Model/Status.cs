namespace NetworkTelemetry.Kubernetes.Model;

/// <summary><c>metav1.Status</c>: how the API server reports an error.</summary>
public sealed record Status
{
    public ListMeta? Metadata { get; init; }
    public string? Message { get; init; }
    public string? Reason { get; init; }
    public StatusDetails? Details { get; init; }
    public int? Code { get; init; }
}
