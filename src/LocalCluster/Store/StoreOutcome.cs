namespace NetworkTelemetry.LocalCluster.Store;

/// <param name="Applied">False when another write came first.</param>
/// <param name="Object">What was written; when not applied, what is there instead (null: nothing).</param>
/// <param name="IsTooLarge">Not applied because of its size: trying again is of no use.</param>
internal readonly record struct StoreOutcome(bool Applied, StoredObject? Object, bool IsTooLarge = false);
