namespace NetworkTelemetry.Kubernetes.Model;

public sealed record TokenReviewStatus
{
    public bool? Authenticated { get; init; }
    public UserInfo? User { get; init; }
    public string? Error { get; init; }
}
