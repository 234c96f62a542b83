using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>What is to be done about the pods of a deployment.</summary>
/// <param name="Delete">Pods that are not, or no longer, wanted.</param>
/// <param name="Create">Nodes that are to get a pod.</param>
/// <param name="Replaced">Of <paramref name="Create"/>: nodes whose pod is deleted for it, and why.</param>
internal sealed record PodChanges(IReadOnlyList<Pod> Delete, IReadOnlyList<AssessedNode> Create, IReadOnlyDictionary<string, string> Replaced);
