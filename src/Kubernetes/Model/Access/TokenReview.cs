namespace NetworkTelemetry.Kubernetes.Model;

/// <summary>A question, not an object: whose token is this? The answer is in <see cref="Status"/>.</summary>
public sealed record TokenReview : IResource<TokenReview>
{
    public static ResourceType<TokenReview> ResourceType { get; } =
        new("authentication.k8s.io", "v1", "TokenReview", "tokenreviews", false, KubernetesJson.Default);

    public string? ApiVersion { get; init => field = value ?? "authentication.k8s.io/v1"; } = "authentication.k8s.io/v1";
    public string? Kind { get; init => field = value ?? "TokenReview"; } = "TokenReview";
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();
    public TokenReviewSpec? Spec { get; init; }
    public TokenReviewStatus? Status { get; init; }
}
