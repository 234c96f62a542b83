namespace NetworkTelemetry.Kubernetes.Model;

/// <summary>A question, not an object: may I do that?</summary>
public sealed record SelfSubjectAccessReview : IResource<SelfSubjectAccessReview>
{
    public static ResourceType<SelfSubjectAccessReview> ResourceType { get; } =
        new("authorization.k8s.io", "v1", "SelfSubjectAccessReview", "selfsubjectaccessreviews", false, KubernetesJson.Default);

    public string? ApiVersion { get; init => field = value ?? "authorization.k8s.io/v1"; } = "authorization.k8s.io/v1";
    public string? Kind { get; init => field = value ?? "SelfSubjectAccessReview"; } = "SelfSubjectAccessReview";
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();
    public SelfSubjectAccessReviewSpec? Spec { get; init; }
    public SubjectAccessReviewStatus? Status { get; init; }
}
