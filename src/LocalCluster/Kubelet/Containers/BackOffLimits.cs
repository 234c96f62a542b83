namespace NetworkTelemetry.LocalCluster.Kubelet.Containers;

internal sealed record BackOffLimits(TimeSpan Initial, TimeSpan Maximum)
{
    public TimeSpan Double(TimeSpan delay) => delay * 2 < Maximum ? delay * 2 : Maximum;
}
