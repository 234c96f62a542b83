namespace NetworkTelemetry.Kubernetes.Model;

/// <summary>A question, not an object: may this user do that?</summary>
public sealed record SubjectAccessReview : IResource<SubjectAccessReview>
{
    public static ResourceType<SubjectAccessReview> ResourceType { get; } =
        new("authorization.k8s.io", "v1", "SubjectAccessReview", "subjectaccessreviews", false, KubernetesJson.Default);

    public string? ApiVersion { get; init => field = value ?? "authorization.k8s.io/v1"; } = "authorization.k8s.io/v1";
    public string? Kind { get; init => field = value ?? "SubjectAccessReview"; } = "SubjectAccessReview";
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();
    public SubjectAccessReviewSpec? Spec { get; init; }
    public SubjectAccessReviewStatus? Status { get; init; }
}
