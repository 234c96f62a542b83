namespace NetworkTelemetry.Kubernetes.Runtime;

internal sealed class ElectionMetrics
{
    public void Leads(bool leads) => _ = leads;

    public void TookSlowPath()
    {
    }
}
