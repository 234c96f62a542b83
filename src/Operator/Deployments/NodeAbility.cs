namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Which nodes can measure now: they run, and their prober answers.</summary>
internal static class NodeAbility
{
    /// <summary>Brings <see cref="NodeMemory.UnableSince"/> up to date.</summary>
    public static DeploymentMemory Observe(DeploymentMemory memory, IReadOnlyList<AssessedNode> nodes, DateTimeOffset now)
    {
        // When nobody answers, it is the operator that is cut off, not every node at once.
        var cutOff = !nodes.Any(node => node.Facts.Report is { Reachable: true });
        var updated = memory.Nodes.RemoveRange(memory.Nodes.Keys.Except(nodes.Select(node => node.Name)));
        foreach (var node in nodes)
        {
            var able = node.IsRunning && (cutOff || node.Facts.Report is null or { Reachable: true });
            var known = memory.Of(node.Name);
            updated = updated.SetItem(node.Name, known with { UnableSince = able ? null : known.UnableSince ?? now });
        }

        return memory with { Nodes = updated };
    }

    public static IReadOnlyDictionary<string, DateTimeOffset> UnableSince(DeploymentMemory memory) =>
        memory.Nodes.Where(node => node.Value.UnableSince is not null).ToDictionary(node => node.Key, node => node.Value.UnableSince!.Value);
}
