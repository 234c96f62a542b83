using System.Globalization;
using NetworkTelemetry.Metrics;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>The figures of queues that are only true at the moment of the scrape.</summary>
internal sealed class WorkQueueCollector(IReadOnlyList<IControllerRunner> controllers) : IMetricCollector
{
    public void Collect(MetricWriter writer)
    {
        writer.Family("workqueue_depth", MetricType.Gauge, "Keys that are ready and wait for a worker.");
        foreach (var controller in controllers)
        {
            foreach (var (priority, count) in controller.Queue.Depths())
            {
                string[] values = [controller.Name, controller.Name, priority.ToString(CultureInfo.InvariantCulture)];
                writer.Sample(LabelSet.Create(["name", "controller", "priority"], values), count);
            }
        }

        Write(writer, "workqueue_unfinished_work_seconds", "How long all busy workers together have been at their keys.", seconds => seconds.Sum());
        Write(writer, "workqueue_longest_running_processor_seconds", "How long the busiest worker has been at its key.", seconds => seconds.DefaultIfEmpty().Max());
    }

    private void Write(MetricWriter writer, string name, string help, Func<IReadOnlyList<double>, double> summarise)
    {
        writer.Family(name, MetricType.Gauge, help);
        foreach (var controller in controllers)
            writer.Sample(LabelSet.Create(["name", "controller"], [controller.Name, controller.Name]), summarise(controller.Metrics.RunningSeconds()));
    }
}
