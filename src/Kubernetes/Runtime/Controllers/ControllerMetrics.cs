using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

internal sealed class ControllerMetrics
{
    public void Started(QueueItem item) => _ = item;

    public void Finished(ObjectKey key, QueueAction action, TimeSpan took) => _ = (key, action, took);

    public void Panicked()
    {
    }
}
