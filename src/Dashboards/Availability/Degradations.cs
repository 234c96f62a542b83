using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Panels;
using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.Availability;

internal static class Degradations
{
    public static Line Create() => new(8, ByState(), Flapping(), Disagreement());

    private static TimeSeriesPanel ByState() => new(
        "Probes by state", "How many probes were Unknown, Degraded or Down at a time. Unknown: not measured yet, or no node can measure.", "short")
    {
        Min = 0,
        Stacking = "normal",
        HasFigures = false,
        Queries =
        [
            new Query(StateOfTargets.Count(StateOfTargets.Down), "Down"),
            new Query(StateOfTargets.Count(StateOfTargets.Degraded), "Degraded"),
            new Query(StateOfTargets.Count(StateOfTargets.Unknown), "Unknown"),
        ],
        Overrides = [FieldOverride.Colored("Down", "red"), FieldOverride.Colored("Degraded", "yellow"), FieldOverride.Colored("Unknown", "#808080")],
    };

    private static TimeSeriesPanel Flapping() => new(
        "Changes of state", "How often the state of a probe changed within an hour, as the node saw it that saw most: the 20 that were down longest.", "short")
    {
        Min = 0,
        HasFigures = false,
        Queries = [new Query(Worst.Of($"max by ({Measures.Key}) (changes({ProbeMetrics.Up.OfTargets()}[1h]))", Ranks.ByTimeDown), Measures.Name)],
    };

    private static TimeSeriesPanel Disagreement() => new(
        "Nodes that see a target Down", "Share of its nodes. All at once: the target, or what all paths share. Some: one path.", "percentunit")
    {
        Min = 0,
        Max = 1,
        HasFigures = false,
        Queries = [new Query(Worst.Of(Measures.Mean(ProbeMetrics.Down), Ranks.ByTimeDown), Measures.Name)],
    };
}
