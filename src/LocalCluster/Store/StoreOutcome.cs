namespace NetworkTelemetry.LocalCluster.Store;

/// <param name="Applied">False when another write came first.</param>
/// <param name="Object">What was written; when not applied, what is there instead (null: nothing).</param>
internal readonly record struct StoreOutcome(bool Applied, StoredObject? Object);
