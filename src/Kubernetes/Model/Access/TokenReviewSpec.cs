namespace NetworkTelemetry.Kubernetes.Model;

public sealed record TokenReviewSpec
{
    public string? Token { get; init; }

    public override string ToString() => "(token)";
}
