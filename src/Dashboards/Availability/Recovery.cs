using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Overview;
using NetworkTelemetry.Dashboards.Panels;
using NetworkTelemetry.Dashboards.Queries;

namespace NetworkTelemetry.Dashboards.Availability;

internal static class Recovery
{
    public static Section Create() => new("Outages and recovery", new Line(14, new TablePanel(
        "Outages by target",
        "Over the chosen time, as the mean over the nodes of a target. Time down is the share of Down times the time in which it was measured; time to recover is that for each outage.",
        TargetTable.Keys,
        [
            TargetTable.State,
            new("Outages", "short", Measures.Outages) { Decimals = 1, Cell = "color-text", Thresholds = Threshold.AnyIs("orange") },
            new("Time down", "dtdurations", Measures.SecondsDown),
            new("Time to recover", "dtdurations", Measures.SecondsToRecover),
            new("Time between failures", "dtdurations", Measures.SecondsBetweenOutages),
            new("Changes", "short", Measures.Changes) { Decimals = 0 },
            TargetTable.LastChange,
            new("Availability", "percentunit", Measures.AvailabilityOfRange) { Decimals = 3, Cell = "color-text", Thresholds = Threshold.Falling(0.99, 0.999) },
            new("Success ratio", "percentunit", Measures.SuccessOfRange) { Decimals = 3 },
            new("Objective", "percentunit", Measures.Objective) { Decimals = 2 },
            new("Error budget left", "percentunit", Measures.BudgetLeft) { Decimals = 1, Cell = "color-background", Thresholds = Threshold.Falling(0, 0.25) },
        ])
    {
        SortBy = "Time down",
        Links = TargetTable.Links,
    }));
}
