namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>A list as far as it could be read: a bad entry is named and left out, the rest stands.</summary>
public sealed record TargetListReading(TargetList List, IReadOnlyList<RejectedEntry> Rejected);
