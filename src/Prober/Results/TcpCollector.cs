using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Metrics;

namespace NetworkTelemetry.Prober.Results;

/// <summary>Streams the families of <see cref="TcpMetrics"/> from the series.</summary>
internal sealed class TcpCollector(ResultBoard board) : IMetricCollector
{
    private static readonly LabelSet[] Phases = [.. TcpMetrics.Phases.Select(phase => LabelSet.Create("phase", phase))];

    public void Collect(MetricWriter writer) => SeriesFamilies.Write(writer, TcpMetrics.Phase, board.Content.Series, Phases, static series => series.Tcp?.Phases);
}
