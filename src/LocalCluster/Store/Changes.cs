namespace NetworkTelemetry.LocalCluster.Store;

/// <param name="List">In order of their versions.</param>
/// <param name="Reached">The version up to which the reader now knows everything.</param>
/// <param name="More">Ends when there is another change.</param>
internal sealed record Changes(IReadOnlyList<Change> List, long Reached, Task More);
