using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Dashboards.Availability;
using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Panels;
using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.Overview;

internal static class Loss
{
    public static Section Create() => new("Loss", new Line(9, ByTarget(), ByReason(), Discarded()));

    private static TimeSeriesPanel ByTarget() => new(
        "Loss by target", "Share of requests without an answer, over all nodes together, of the 20 worst over the chosen time. Dashed: the limits that targets set themselves.", "percentunit")
    {
        Width = 12,
        Min = 0,
        Queries =
        [
            new Query(Worst.Of(Measures.LossNow, Ranks.ByLoss), Measures.Name),
            Query.LimitOf(Worst.Of(Measures.OfTarget(ProbeMetrics.ThresholdLoss), Ranks.ByLoss), Measures.LimitName),
        ],
        Overrides = [FieldOverride.Limits],
        Links = [DataLink.SeriesToTarget("Availability of this target", AvailabilityDashboard.Uid)],
    };

    private static TimeSeriesPanel ByReason() => new(
        "Lost requests by reason", "Timeout: no answer. Refused and Unreachable: somebody on the path said no. The others: an answer that is not the expected one.", "reqps")
    {
        Min = 0,
        Stacking = "normal",
        HasFigures = false,
        Queries = [new Query(Measures.Rate(ProbeMetrics.RequestsLost, "reason"), "{{reason}}")],
    };

    private static TimeSeriesPanel Discarded() => new(
        "Requests that do not count", "Requests that say nothing about their target, because the prober could not send them or dropped the reply. They are never part of the loss.", "reqps")
    {
        Min = 0,
        Stacking = "normal",
        HasFigures = false,
        Queries = [new Query(Measures.Rate(ProbeMetrics.RequestsDiscarded, "reason"), "{{reason}}")],
    };
}
