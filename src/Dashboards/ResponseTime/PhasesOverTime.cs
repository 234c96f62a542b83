using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Dashboards.Availability;
using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Panels;
using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.ResponseTime;

internal static class PhasesOverTime
{
    private static readonly IReadOnlyList<DataLink> ToAvailability = [DataLink.SeriesToTarget("Availability of this target", AvailabilityDashboard.Uid)];

    public static Section Create() => new(
        "Breakdown",
        new Line(10, Stacked(), EndToEnd()),
        new Line(8, [.. Phases.All.Take(3).Select(Graph)]),
        new Line(8, [.. Phases.All.Skip(3).Select(Graph), Deviation()]));

    private static TimeSeriesPanel Stacked() => new(
        "Where the time goes", "Each phase averaged over all probes that have it, on top of each other in the order of time.", "s")
    {
        Min = 0,
        Stacking = "normal",
        Queries = [.. Phases.All.Select(phase => new Query($"avg({phase.Expression})", phase.Title))],
        NoValue = "no probe with phases",
    };

    private static TimeSeriesPanel EndToEnd() => new(
        "End to end by target", "All phases together, averaged over the nodes, of the 20 slowest over the chosen time. Dashed: the limits that targets set themselves.", "s")
    {
        Min = 0,
        Queries =
        [
            new Query(Worst.Of($"avg by ({Measures.Key}) ({Phases.EndToEnd})", Ranks.ByRtt), Measures.Name),
            Query.LimitOf(Worst.Of(Measures.RttLimit, Ranks.ByRtt), Measures.LimitName),
        ],
        Overrides = [FieldOverride.Limits],
        Links = ToAvailability,
    };

    private static TimeSeriesPanel Graph((string Title, string Description, string Expression) phase) => new($"{phase.Title} by target", phase.Description, "s")
    {
        Min = 0,
        HasFigures = false,
        Queries = [new Query(Worst.Of($"avg by ({Measures.Key}) ({phase.Expression})", Ranks.ByRtt), Measures.Name)],
        Links = ToAvailability,
        NoValue = "no probe with this phase",
    };

    private static TimeSeriesPanel Deviation() => new(
        "Deviation by target", "Standard deviation of the round-trip times of a round: how steady a response time is. The 20 least steady.", "s")
    {
        Min = 0,
        HasFigures = false,
        Queries = [new Query(Worst.Of(Measures.Mean(ProbeMetrics.RttDeviation), Ranks.ByMean(ProbeMetrics.RttDeviation)), Measures.Name)],
        Links = ToAvailability,
    };
}
