namespace NetworkTelemetry.Operator.Placement;

/// <summary>
/// Planned moves make before they break: the node that gives a target away keeps it until every node that is to have it says that it measures it.
/// </summary>
internal static class Handover
{
    /// <param name="plan">By target UID: the nodes that are to have it, sorted.</param>
    /// <param name="holders">By target UID: the nodes whose lists hold it, sorted.</param>
    /// <param name="measuring">By node: the targets that the node is known to measure now.</param>
    /// <param name="alive">Nodes that measure; only these are worth keeping a target on.</param>
    /// <returns>By node: the targets that its list holds beyond the plan.</returns>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Kept(
        IReadOnlyDictionary<string, IReadOnlyList<string>> plan,
        IReadOnlyDictionary<string, IReadOnlyList<string>> holders,
        IReadOnlyDictionary<string, IReadOnlySet<string>> measuring,
        IReadOnlySet<string> alive)
    {
        var kept = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (var (uid, names) in holders)
        {
            // Nearly all stay where they are, and in mode Replicated on each of hundreds of nodes.
            if (!plan.TryGetValue(uid, out var planned) || names.SequenceEqual(planned)) continue;
            var wanted = planned.ToHashSet(StringComparer.Ordinal);
            if (wanted.IsSupersetOf(names) || wanted.All(name => measuring.TryGetValue(name, out var uids) && uids.Contains(uid))) continue;
            foreach (var name in names.Where(name => alive.Contains(name) && !wanted.Contains(name)))
            {
                if (!kept.TryGetValue(name, out var uids)) kept[name] = uids = new HashSet<string>(StringComparer.Ordinal);
                ((HashSet<string>)uids).Add(uid);
            }
        }

        return kept;
    }
}
