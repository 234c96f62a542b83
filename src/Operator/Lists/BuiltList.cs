using System.Collections.Frozen;
using NetworkTelemetry.Api.Contract.V1;

namespace NetworkTelemetry.Operator.Lists;

/// <summary>A list that is ready to be written.</summary>
/// <param name="Gzip">Null when the stored list is the same: there is nothing to write.</param>
/// <param name="TooLarge">UIDs that did not fit.</param>
internal sealed record BuiltList(string Node, string Revision, byte[]? Gzip, FrozenSet<string> Uids, IReadOnlyList<string> TooLarge)
{
    /// <summary>What it was made from.</summary>
    public required EgressRules Egress { get; init; }

    /// <summary>What it was made from, also what did not fit.</summary>
    public required IReadOnlyList<TargetEntry> Entries { get; init; }

    /// <summary>Whether the same would come of these. An unchanged target keeps its entry, so that entries are not looked into.</summary>
    public bool IsMadeFrom(EgressRules egress, IReadOnlyList<TargetEntry> entries)
    {
        if (entries.Count != Entries.Count || !IsSame(egress)) return false;
        for (var i = 0; i < entries.Count; i++)
            if (!ReferenceEquals(entries[i], Entries[i])) return false;
        return true;
    }

    private bool IsSame(EgressRules egress) =>
        egress.MetadataAddressesAllowed == Egress.MetadataAddressesAllowed && egress.AllowedCIDRs.SequenceEqual(Egress.AllowedCIDRs)
        && egress.DeniedCIDRs.SequenceEqual(Egress.DeniedCIDRs);
}
