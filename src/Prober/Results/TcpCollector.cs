using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Metrics;

namespace NetworkTelemetry.Prober.Results;

/// <summary>Streams the families of <see cref="TcpMetrics"/> from the series.</summary>
internal sealed class TcpCollector(ResultBoard board) : IMetricCollector
{
    private static readonly LabelSet[] Phases = [.. TcpMetrics.Phases.Select(phase => LabelSet.Create("phase", phase))];

    public void Collect(MetricWriter writer)
    {
        var started = false;
        foreach (var series in board.Content.Series)
        {
            if (series.Tcp is not { } tcp) continue;
            if (!started) writer.Family(TcpMetrics.Phase.Name, NetworkTelemetry.Metrics.MetricType.Gauge, TcpMetrics.Phase.Help);
            started = true;
            for (var i = 0; i < Phases.Length; i++) writer.Sample(series.Labels, Phases[i], tcp.Phases[i]);
        }
    }
}
