using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>What makes two events equal. The note is not part of it: a number in a sentence would make each one new.</summary>
internal sealed record EventKey(string Type, string Action, string Reason, ObjectReference Regarding, ObjectReference? Related);
