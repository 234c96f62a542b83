namespace NetworkTelemetry.Kubernetes.Model;

/// <summary><c>metav1.LabelSelector</c>: an empty selector selects everything.</summary>
public sealed record LabelSelector
{
    public IReadOnlyDictionary<string, string>? MatchLabels { get; init; }
    public IReadOnlyList<LabelSelectorRequirement>? MatchExpressions { get; init; }
}
