namespace NetworkTelemetry.Kubernetes.Model;

public sealed record SubjectAccessReviewStatus
{
    public bool? Allowed { get; init; }
    public string? Reason { get; init; }
}
