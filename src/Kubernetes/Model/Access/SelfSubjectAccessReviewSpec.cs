namespace NetworkTelemetry.Kubernetes.Model;

public sealed record SelfSubjectAccessReviewSpec
{
    public ResourceAttributes? ResourceAttributes { get; init; }
}
