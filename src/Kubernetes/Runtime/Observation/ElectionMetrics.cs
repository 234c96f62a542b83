using NetworkTelemetry.Metrics;

namespace NetworkTelemetry.Kubernetes.Runtime;

internal sealed class ElectionMetrics
{
    private readonly GaugeChild _status;
    private readonly CounterChild _slowPath;

    public ElectionMetrics(RuntimeMetrics families, string lease)
    {
        _status = families.MasterStatus.WithLabels(lease);
        _slowPath = families.SlowPath.WithLabels(lease);
    }

    public void Leads(bool leads) => _status.Set(leads ? 1 : 0);

    public void TookSlowPath() => _slowPath.Inc();
}
