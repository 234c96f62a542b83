namespace NetworkTelemetry.LocalCluster.Kubelet.Probes;

internal enum ProbeKind
{
    Startup,
    Readiness,
    Liveness,
}
