using System.Collections.Immutable;
using NetworkTelemetry.Operator.Lists;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>What is remembered of a deployment between two looks; see <see cref="NodeMemory"/>.</summary>
internal sealed record DeploymentMemory
{
    public static DeploymentMemory None { get; } = new();

    public ImmutableDictionary<string, NodeMemory> Nodes { get; init; } = ImmutableDictionary<string, NodeMemory>.Empty;
    public ListDebounce Debounce { get; init; } = ListDebounce.Idle;
    public DateTimeOffset? StatusWrittenAt { get; init; }

    public NodeMemory Of(string node) => Nodes.GetValueOrDefault(node, NodeMemory.None);
}
