using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Panels;

namespace NetworkTelemetry.Dashboards.Reconciling;

internal static class Controllers
{
    private static readonly IReadOnlyList<StateText> Roles = [new(0, "Stands by", "#808080"), new(1, "Leads", "green")];

    public static Section Create() => new("Controllers", new Line(8, Leader(), Reconciles(), Failures()), new Line(8, Duration(), Workers()));

    private static StateTimelinePanel Leader() => new(
        "Who leads", "One replica at a time. A gap is a time in which nothing was decided; probers go on measuring meanwhile.", Roles)
    {
        States = Roles,
        Queries = [new Query(ControllerFigures.Greatest("leader_election_master_status", "instance"), "{{instance}}")],
    };

    private static TimeSeriesPanel Reconciles() => Graph(
        "Reconciles", "How often each controller looked at an object, by result.", "ops", new Query(
            ControllerFigures.Rate("controller_runtime_reconcile_total", "controller, result"), "{{controller}} {{result}}"));

    private static TimeSeriesPanel Failures() => Graph(
        "Failures", "Reconciles that failed, that nobody expected to fail, and those that are not tried again.", "ops",
        Failed("controller_runtime_reconcile_errors_total", "failed"),
        Failed("controller_runtime_terminal_reconcile_errors_total", "given up"),
        Failed("controller_runtime_reconcile_panics_total", "unexpected"));

    private static TimeSeriesPanel Duration() => Graph(
        "Duration of reconciles", "Half of them, and 99 of 100, were quicker than this.", "s",
        new Query(ControllerFigures.Quantile("0.5", "controller_runtime_reconcile_time_seconds", "controller"), "{{controller}} p50"),
        new Query(ControllerFigures.Quantile("0.99", "controller_runtime_reconcile_time_seconds", "controller"), "{{controller}} p99"));

    private static TimeSeriesPanel Workers() => Graph(
        "Busy workers", "Objects that are looked at in this moment. Dashed: how many may be at once.", "short",
        new Query(ControllerFigures.Greatest("controller_runtime_active_workers", "controller"), "{{controller}}"),
        Query.LimitOf(
            ControllerFigures.Greatest("controller_runtime_max_concurrent_reconciles", "controller"), "limit of {{controller}}")) with { Overrides = [FieldOverride.Limits] };

    private static Query Failed(string counter, string word) => new(ControllerFigures.Rate(counter, "controller"), $"{{{{controller}}}} {word}");

    private static TimeSeriesPanel Graph(string title, string description, string unit, params IReadOnlyList<Query> queries) =>
        new(title, description, unit) { Min = 0, HasFigures = false, Queries = queries };
}
