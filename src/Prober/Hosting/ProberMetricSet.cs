using System.Reflection;
using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Metrics;

namespace NetworkTelemetry.Prober.Hosting;

/// <summary>The prober's instruments about itself, made from the catalogue. What is only read at a scrape is in <see cref="LiveFigures"/>.</summary>
internal sealed class ProberMetricSet
{
    public ProberMetricSet(MetricRegistry registry)
    {
        var version = typeof(ProberMetricSet).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        registry.CreateGauge(ProberMetrics.BuildInfo.Name, ProberMetrics.BuildInfo.Help, [.. ProberMetrics.BuildInfo.Labels])
            .WithLabels("prober", version.Split('+')[0]).Set(1);
        SocketDrops = registry.CreateCounter(ProberMetrics.SocketDrops.Name, ProberMetrics.SocketDrops.Help, [.. ProberMetrics.SocketDrops.Labels]);
        SocketDrops.WithLabels(Api.Results.AddressFamily.IPv4);
        SocketDrops.WithLabels(Api.Results.AddressFamily.IPv6);
        ListFailures = registry.CreateCounter(ProberMetrics.ListFailures.Name, ProberMetrics.ListFailures.Help);
    }

    public Counter SocketDrops { get; }

    public Counter ListFailures { get; }
}
