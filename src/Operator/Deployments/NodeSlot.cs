namespace NetworkTelemetry.Operator.Deployments;

/// <summary>A node that the spec asks for.</summary>
/// <param name="ClusterNode">The machine that it is bound to, in mode PerClusterNode.</param>
internal sealed record NodeSlot(string Name, string? ClusterNode = null);
