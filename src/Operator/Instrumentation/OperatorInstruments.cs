using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Metrics;

namespace NetworkTelemetry.Operator.Instrumentation;

/// <summary>The operator's own counters.</summary>
internal sealed class OperatorInstruments
{
    public OperatorInstruments(MetricRegistry registry)
    {
        ListWrites = Create(registry, OperatorMetrics.ListWrites);
        ListPushes = Create(registry, OperatorMetrics.ListPushes);
        Replacements = Create(registry, OperatorMetrics.NodeReplacements);
        registry.CreateGauge(ProberMetrics.BuildInfo.Name, ProberMetrics.BuildInfo.Help, [.. ProberMetrics.BuildInfo.Labels])
            .WithLabels("operator", Hosting.ProductVersion.Current).Set(1);
    }

    public Counter ListWrites { get; }

    public Counter ListPushes { get; }

    public Counter Replacements { get; }

    private static Counter Create(MetricRegistry registry, MetricDescription metric) => registry.CreateCounter(metric.Name, metric.Help, [.. metric.Labels]);
}
