using NetworkTelemetry.Kubernetes.Runtime;

namespace NetworkTelemetry.Operator.Reporting;

/// <summary>One Event that is to be published.</summary>
internal sealed record EventNote(EventType Type, string Reason, string Action, string Note);
