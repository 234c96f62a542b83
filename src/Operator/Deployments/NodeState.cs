using NetworkTelemetry.Api.NetworkDeployments;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>A node's phase and why; <paramref name="Reason"/> and <paramref name="Message"/> are null when it is Running.</summary>
internal sealed record NodeState(NodePhase Phase, string? Reason = null, string? Message = null);
