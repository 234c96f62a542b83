using System.Collections.Frozen;
using NetworkTelemetry.Api.Contract.V1;

namespace NetworkTelemetry.Operator.Lists;

/// <summary>Makes a node's list, and leaves out what does not fit into a ConfigMap.</summary>
internal static class ListBuilder
{
    /// <param name="stored">Revision of the list that is stored.</param>
    /// <param name="before">What was made the last time; null: nothing is known.</param>
    /// <param name="entries">The first ones stay when not all fit.</param>
    public static BuiltList Build(string node, EgressRules egress, IReadOnlyList<TargetEntry> entries, string? stored, BuiltList? before = null, int maxBytes = ContractVersion.MaxListBytes)
    {
        // A hash over thousands of entries for each node would cost more than everything else that is decided, and nearly always say the same.
        if (before?.IsMadeFrom(egress, entries) == true && (before.Revision == stored || before.Gzip is not null))
            return before.Revision == stored ? before with { Gzip = null } : before;
        var list = Seal(node, egress, entries);
        if (list.Revision == stored) return Built(list, entries, null, []);
        var gzip = TargetListCodec.Write(list);
        if (gzip.Length <= maxBytes) return Built(list, entries, gzip, []);

        // The size grows with the entries, if not evenly: the most that fit are found by halving.
        int fits = 0, tooMany = entries.Count;
        while (tooMany - fits > 1)
        {
            var middle = (fits + tooMany) / 2;
            if (TargetListCodec.Write(Seal(node, egress, [.. entries.Take(middle)])).Length <= maxBytes) fits = middle;
            else tooMany = middle;
        }

        list = Seal(node, egress, [.. entries.Take(fits)]);
        return Built(list, entries, list.Revision == stored ? null : TargetListCodec.Write(list), [.. entries.Skip(fits).Select(entry => entry.Uid)]);
    }

    private static TargetList Seal(string node, EgressRules egress, IReadOnlyList<TargetEntry> entries) =>
        TargetListRevision.Seal(new TargetList { Revision = "", Node = node, Egress = egress, Targets = entries });

    private static BuiltList Built(TargetList list, IReadOnlyList<TargetEntry> entries, byte[]? gzip, IReadOnlyList<string> tooLarge) =>
        new(list.Node, list.Revision, gzip, list.Targets.Select(target => target.Uid).ToFrozenSet(StringComparer.Ordinal), tooLarge)
        {
            Egress = list.Egress, Entries = entries,
        };
}
