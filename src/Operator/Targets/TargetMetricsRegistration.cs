using Microsoft.Extensions.Hosting;
using NetworkTelemetry.Metrics;

namespace NetworkTelemetry.Operator.Targets;

/// <summary>Puts the collector into the registry once, when the program starts.</summary>
internal sealed class TargetMetricsRegistration(MetricRegistry registry, AssignedTargetsCollector collector) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        registry.Add(collector);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
