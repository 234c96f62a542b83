namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>One write: a new Event when <see cref="Count"/> is 1, otherwise the series of the Event of this name.</summary>
internal sealed record EventWrite(string Name, int Count, DateTimeOffset LastObserved);
