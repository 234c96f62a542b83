using System.Collections.Frozen;

namespace NetworkTelemetry.Operator.Lists;

/// <summary>A list that is ready to be written.</summary>
/// <param name="Gzip">Null when the stored list is the same: there is nothing to write.</param>
/// <param name="TooLarge">UIDs that did not fit.</param>
internal sealed record BuiltList(string Node, string Revision, byte[]? Gzip, FrozenSet<string> Uids, IReadOnlyList<string> TooLarge);
