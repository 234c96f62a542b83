using NetworkTelemetry.LocalCluster.Kubelet.Model;

namespace NetworkTelemetry.LocalCluster.Kubelet.Probes;

/// <summary>The startup or liveness probe because of which a container must be restarted.</summary>
internal sealed record ProbeFailure(ProbeKind Kind, Probe Probe);
