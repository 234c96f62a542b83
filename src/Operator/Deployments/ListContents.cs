using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Operator.Placement;
using NetworkTelemetry.Operator.Targets;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>What is to be on one node's list.</summary>
/// <param name="Entries">What the node has already comes first: when not everything fits, it is what is new that stays away.</param>
internal sealed record ListContents(AssessedNode Node, IReadOnlyList<TargetEntry> Entries)
{
    public static IEnumerable<ListContents> Of(
        IEnumerable<AssessedNode> nodes,
        PlacementResult placed,
        IReadOnlyDictionary<string, IReadOnlySet<string>> kept,
        Dictionary<string, TargetEntry> entries,
        NodeCapacity capacity)
    {
        var byNode = placed.Assignments.OrderBy(target => target.Key, StringComparer.Ordinal)
            .SelectMany(target => target.Value, (target, node) => (node, uid: target.Key)).ToLookup(pair => pair.node, pair => pair.uid, StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            var load = new NodeLoad(new PlacementNode(node.Name, AcceptsNew: true), capacity);
            var held = node.Facts.List.Uids;
            var assigned = byNode[node.Name];
            List<TargetEntry> contents = [.. assigned.Where(held.Contains).Select(uid => entries[uid]), .. assigned.Where(uid => !held.Contains(uid)).Select(uid => entries[uid])];
            contents.ForEach(entry => load.Add(ProbeLoad.RequestsPerSecond(entry)));

            // The overlap of a move is a courtesy: it never overloads a node.
            foreach (var uid in kept.TryGetValue(node.Name, out var uids) ? uids.Order(StringComparer.Ordinal) : Enumerable.Empty<string>())
            {
                var rate = ProbeLoad.RequestsPerSecond(entries[uid]);
                if (!load.Fits(rate)) continue;
                load.Add(rate);
                contents.Add(entries[uid]);
            }

            yield return new(node, contents);
        }
    }
}
