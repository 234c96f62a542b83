using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Panels;
using NetworkTelemetry.Dashboards.Queries;
using NetworkTelemetry.Dashboards.ResponseTime;

namespace NetworkTelemetry.Dashboards.Availability;

internal static class Success
{
    private const string Hour = "1h";

    // Of the failures that the objective allows; 1 spends the budget exactly when its window ends.
    private static readonly string BurnRate =
        $"{Measures.Ratio(Measures.Increase(ProbeMetrics.RequestsLost, Hour), Measures.Increase(ProbeMetrics.RequestsSent, Hour))} / (1 - {Measures.Objective})";

    public static Section Create() => new("Success and objectives", new Line(9, Ratio(), ErrorBudget(), Burning()));

    private static TimeSeriesPanel Ratio() => new(
        "Success ratio by target", "Requests that were answered, of all whose outcome is known, over all nodes together; the 20 worst over the chosen time. Dashed: what targets promise.", "percentunit")
    {
        Max = 1,
        Queries =
        [
            new Query(Worst.Of(Measures.SuccessNow, Ranks.ByLoss), Measures.Name),
            Query.LimitOf(Worst.Of(Measures.Objective, Ranks.ByLoss), "objective of " + Measures.Name),
        ],
        Overrides = [FieldOverride.Limits],
        Links = [DataLink.SeriesToTarget("Response times of this target", ResponseTimeDashboard.Uid)],
    };

    private static BarGaugePanel ErrorBudget() => new(
        "Error budget left", "Of the failures that each objective allows over the chosen time; below 0 it is missed. The 20 with the least.",
        "percentunit", $"bottomk({Worst.Shown}, {Measures.BudgetLeft})", Measures.Name)
    {
        Width = 6, Min = 0, Max = 1, Decimals = 1, Thresholds = Threshold.Falling(0, 0.25), NoValue = "no objective",
    };

    private static TimeSeriesPanel Burning() => new(
        "Burn rate of error budgets",
        "How many times faster than allowed the last hour failed. 1 spends the budget exactly by the end of its window; at 14.4 a budget of 30 days is gone in two.", "none")
    {
        Min = 0,
        DrawsThresholds = true,
        Thresholds = [new("green", null), new("yellow", 1), new("orange", 6), new("red", 14.4)],
        Queries = [new Query(BurnRate, Measures.Name)],
        NoValue = "no objective",
        Links = [DataLink.SeriesToTarget("Response times of this target", ResponseTimeDashboard.Uid)],
    };
}
