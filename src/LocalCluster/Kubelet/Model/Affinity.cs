namespace NetworkTelemetry.LocalCluster.Kubelet.Model;

internal sealed record Affinity(NodeAffinity? NodeAffinity);

internal sealed record NodeAffinity(NodeSelector? RequiredDuringSchedulingIgnoredDuringExecution);

internal sealed record NodeSelector(IReadOnlyList<NodeSelectorTerm>? NodeSelectorTerms);

internal sealed record NodeSelectorTerm(
    IReadOnlyList<NodeSelectorRequirement>? MatchExpressions, IReadOnlyList<NodeSelectorRequirement>? MatchFields);

internal sealed record NodeSelectorRequirement(string Key, string Operator, IReadOnlyList<string>? Values);
