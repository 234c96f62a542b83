using System.Collections.Frozen;

namespace NetworkTelemetry.Operator.Lists;

/// <summary>What the list that is stored for a node says.</summary>
/// <param name="Revision">Null when there is no list that can be read.</param>
internal sealed record NodeList(string? Revision, FrozenSet<string> Uids)
{
    public static NodeList None { get; } = new(null, []);
}
