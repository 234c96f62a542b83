namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>An address family from which the prober is cut off now.</summary>
/// <param name="Family">IPv4 or IPv6.</param>
/// <param name="Reason">One of <see cref="Results.IsolationReason"/>.</param>
/// <param name="Since">When that was seen.</param>
public sealed record IsolatedFamily(string Family, string Reason, DateTimeOffset Since);
