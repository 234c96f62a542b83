using NetworkTelemetry.Metrics;

namespace NetworkTelemetry.Kubernetes.Runtime;

internal sealed class QueueMetrics(RuntimeMetrics families, string controller)
{
    private readonly CounterChild _adds = families.Adds.WithLabels(controller, controller);
    private readonly CounterChild _retries = families.Retries.WithLabels(controller, controller);

    public void Added() => _adds.Inc();

    public void Delayed() => _retries.Inc();
}
