using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Metrics;
using NetworkTelemetry.Prober.Icmp;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Results;

namespace NetworkTelemetry.Prober.Hosting;

/// <summary>Figures of the process that are read when somebody asks: by a scrape or a summary.</summary>
internal sealed class LiveFigures(EngineContext context, IcmpSender icmp, ResultBoard board, DateTimeOffset startTime) : IMetricCollector
{
    private static readonly (IcmpMode Mode, LabelSet Labels)[] Modes =
        [.. Enum.GetValues<IcmpMode>().Select(mode => (mode, LabelSet.Create("mode", mode.ToString())))];

    private static readonly (string Family, string Reason, LabelSet Labels)[] Isolations =
    [
        .. from family in (string[])[AddressFamily.IPv4, AddressFamily.IPv6]
           from reason in IsolationReason.All
           select (family, reason, LabelSet.Create([.. ProberMetrics.Isolated.Labels], [family, reason])),
    ];

    private static readonly (IpFamily Family, LabelSet Labels)[] Families =
        [(IpFamily.V4, LabelSet.Create("family", Api.Results.AddressFamily.IPv4)), (IpFamily.V6, LabelSet.Create("family", Api.Results.AddressFamily.IPv6))];

    public ProcessFigures Read() => new()
    {
        StartTime = startTime, CpuSeconds = Environment.CpuUsage.TotalTime.TotalSeconds, ResidentBytes = Environment.WorkingSet,
        SchedulerLagSeconds = context.Load.LagPercentile99(), UtilizationRatio = context.Load.Utilization(), IcmpMode = icmp.Mode.ToString(),
        Isolated = context.Isolation?.Isolated is { Count: > 0 } isolated ? isolated : null,
    };

    public void Collect(MetricWriter writer)
    {
        writer.Family(ProberMetrics.EngineUtilization);
        writer.Sample(context.Load.Utilization());
        writer.Family(ProberMetrics.RequestsWaiting);
        writer.Sample(context.Admission.Waiting + context.Pacer.Waiting);
        writer.Family(ProberMetrics.IcmpMode);
        foreach (var (mode, labels) in Modes) writer.Sample(labels, mode == icmp.Mode ? 1 : 0);
        var isolated = context.Isolation?.Isolated ?? [];
        writer.Family(ProberMetrics.Isolated);
        foreach (var (family, reason, labels) in Isolations) writer.Sample(labels, isolated.Any(one => one.Family == family && one.Reason == reason) ? 1 : 0);
        writer.Family(ProberMetrics.IcmpReceiveBuffer);
        foreach (var (family, labels) in Families)
            if (icmp.ReceiveBufferOf(family) is { } bytes) writer.Sample(labels, bytes);
        var list = board.Content.List;
        writer.Family(ProberMetrics.ListTargets);
        writer.Sample(list?.Targets ?? 0);
        writer.Family(ProberMetrics.ListRejected);
        writer.Sample(list?.Rejected.Count ?? 0);
        if (board.Content.AppliedAt is not { } applied) return;
        writer.Family(ProberMetrics.ListApplied);
        writer.Sample(applied.ToUnixTimeMilliseconds() / 1000.0);
    }
}
