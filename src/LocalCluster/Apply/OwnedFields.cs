namespace NetworkTelemetry.LocalCluster.Apply;

/// <param name="Time">When the manager last changed something or took ownership; null when nobody said.</param>
internal sealed record OwnedFields(FieldSet Fields, string ApiVersion, string? Time);
