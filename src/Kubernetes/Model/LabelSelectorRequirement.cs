namespace NetworkTelemetry.Kubernetes.Model;

/// <summary>One term of a <see cref="LabelSelector"/>. <see cref="Operator"/> is <c>In</c>, <c>NotIn</c>, <c>Exists</c> or <c>DoesNotExist</c>.</summary>
public sealed record LabelSelectorRequirement
{
    public required string Key { get; init; }
    public required string Operator { get; init; }
    public IReadOnlyList<string>? Values { get; init; }
}
