using NetworkTelemetry.Kubernetes.Runtime;

namespace NetworkTelemetry.Operator.Targets;

internal sealed record TargetEvent(EventType Type, string Reason, string Action, string Note);
