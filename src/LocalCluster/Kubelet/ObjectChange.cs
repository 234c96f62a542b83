namespace NetworkTelemetry.LocalCluster.Kubelet;

/// <summary>Says that an object was added, changed or deleted; the reader asks for its present state.</summary>
public readonly record struct ObjectChange(string Resource, string Namespace, string Name);
