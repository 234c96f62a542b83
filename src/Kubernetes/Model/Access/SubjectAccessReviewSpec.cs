namespace NetworkTelemetry.Kubernetes.Model;

public sealed record SubjectAccessReviewSpec
{
    public string? User { get; init; }
    public string? Uid { get; init; }
    public IReadOnlyList<string>? Groups { get; init; }
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Extra { get; init; }
    public NonResourceAttributes? NonResourceAttributes { get; init; }
}
