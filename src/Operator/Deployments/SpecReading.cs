using NetworkTelemetry.Api.NetworkDeployments;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>What a deployment asks for.</summary>
/// <param name="Deployment">With the spec that is in effect: its own, or the last one that was accepted.</param>
/// <param name="Slots">The nodes; null when nothing may be changed.</param>
/// <param name="Rejection">What is wrong with its own spec; null when it is in effect.</param>
internal sealed record SpecReading(NetworkDeployment Deployment, IReadOnlyList<NodeSlot>? Slots, Rejection? Rejection);
