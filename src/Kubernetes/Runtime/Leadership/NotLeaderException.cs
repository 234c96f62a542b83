namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>A write was stopped because the lease is not ours: another process may be leading.</summary>
public sealed class NotLeaderException(string message) : InvalidOperationException(message);
