namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>Identifies a row. <see cref="Family"/> is IPv4 or IPv6; of a host that has not been resolved, the family that is preferred.</summary>
public sealed record SummaryKey(string Uid, string Probe, string Family);
