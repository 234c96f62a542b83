namespace NetworkTelemetry.Operator.Placement;

/// <summary>
/// Which nodes may keep which targets. A node that is lost keeps them for a while, because most come back within seconds (a restarted container) and moving
/// targets costs series: 5 s where nobody else measures the target, 30 s otherwise. While no node at all is able, everything stays where it is.
/// </summary>
internal static class Retention
{
    public static readonly TimeSpan WhenSole = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan WhenShared = TimeSpan.FromSeconds(30);

    /// <param name="holders">By target UID: the nodes whose lists hold it.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Keepers(
        IReadOnlyDictionary<string, IReadOnlyList<string>> holders, IReadOnlyCollection<NodeCondition> nodes, DateTimeOffset now)
    {
        var byName = nodes.Where(node => node.Wanted).ToDictionary(node => node.Name, StringComparer.Ordinal);
        var nowhereToGo = !nodes.Any(node => node is { Wanted: true, Able: true });
        var keepers = new Dictionary<string, IReadOnlyList<string>>(holders.Count);
        foreach (var (uid, names) in holders)
        {
            var shared = names.Any(name => byName.TryGetValue(name, out var node) && node.Able);
            var patience = shared ? WhenShared : WhenSole;
            keepers[uid] = [.. names.Where(name => byName.TryGetValue(name, out var node) && (node.Able || nowhereToGo || now - node.UnableSince < patience))];
        }

        return keepers;
    }

    /// <summary>Nodes that count, and whether they get new targets: the able ones, or those that start while none is able.</summary>
    public static IReadOnlyList<PlacementNode> Nodes(
        IReadOnlyDictionary<string, IReadOnlyList<string>> keepers, IReadOnlyCollection<NodeCondition> nodes)
    {
        var anyAble = nodes.Any(node => node is { Wanted: true, Able: true });
        var keeping = keepers.Values.SelectMany(names => names).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. nodes.Where(node => node.Wanted)
                .Select(node => new PlacementNode(node.Name, node.Able || (!anyAble && node.Starting)))
                .Where(node => node.AcceptsNew || keeping.Contains(node.Name)),
        ];
    }

    /// <summary>When to look again because patience with a lost node ends.</summary>
    public static TimeSpan? NextLook(IReadOnlyCollection<NodeCondition> nodes, DateTimeOffset now)
    {
        TimeSpan? next = null;
        foreach (var node in nodes.Where(node => node is { Wanted: true, Able: false, UnableSince: not null }))
        {
            foreach (var patience in new[] { WhenSole, WhenShared })
            {
                var left = node.UnableSince!.Value + patience - now;
                if (left > TimeSpan.Zero && (next is null || left < next)) next = left;
            }
        }

        return next;
    }
}
