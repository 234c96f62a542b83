using System.Collections.Immutable;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Operator.Lists;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>What is remembered of a deployment between two looks; see <see cref="NodeMemory"/>.</summary>
internal sealed record DeploymentMemory
{
    public static DeploymentMemory None { get; } = new();

    public ImmutableDictionary<string, NodeMemory> Nodes { get; init; } = ImmutableDictionary<string, NodeMemory>.Empty;

    /// <summary>By node: the list that was made for it the last time. What is made from the same need not be made again.</summary>
    public IReadOnlyDictionary<string, BuiltList> Lists { get; init; } = new Dictionary<string, BuiltList>();

    public ListDebounce Debounce { get; init; } = ListDebounce.Idle;

    /// <summary>The last valid spec. It stays in effect while a later one is not; after a restart of the operator none is known, and nothing is changed.</summary>
    public NetworkDeploymentSpec? AcceptedSpec { get; init; }

    public DateTimeOffset? StatusWrittenAt { get; init; }

    public NodeMemory Of(string node) => Nodes.GetValueOrDefault(node, NodeMemory.None);
}
