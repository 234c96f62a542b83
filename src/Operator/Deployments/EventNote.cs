using NetworkTelemetry.Kubernetes.Runtime;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>One Event that is to be published about a deployment.</summary>
internal sealed record EventNote(EventType Type, string Reason, string Action, string Note);
