namespace NetworkTelemetry.Operator.Isolation;

/// <summary>A probe that a node sees Down, and what the other nodes see.</summary>
/// <param name="Prefix">Of the address that the node measures, see <see cref="AddressPrefix"/>.</param>
/// <param name="UpElsewhere">Whether most of the other nodes that can tell see it Up; null: no other node can tell.</param>
internal sealed record DownProbe(string Prefix, bool? UpElsewhere);
