using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Panels;

namespace NetworkTelemetry.Dashboards.Reconciling;

internal static class Queues
{
    // A queue has no depth at all while nothing waits in it.
    private static readonly string None = $"0 * {ControllerFigures.Greatest("workqueue_longest_running_processor_seconds", "name")}";

    public static Section Create() => new("Queues", new Line(8,
        Graph(
            "Keys waiting by queue", "Objects that wait for a worker.",
            "short", new Query($"{ControllerFigures.Sum("workqueue_depth", "name")} or {None}", "{{name}}")),
        Graph(
            "Time in the queue", "99 of 100 objects waited less than this for a worker.", "s",
            new Query(ControllerFigures.Quantile("0.99", "workqueue_queue_duration_seconds", "name"), "{{name}}")),
        Graph(
            "Added and tried again", "Objects that were put into the queue, and those of them that come back after a while.", "ops",
            new Query(ControllerFigures.Rate("workqueue_adds_total", "name"), "{{name}} added"),
            new Query(ControllerFigures.Rate("workqueue_retries_total", "name"), "{{name}} again")),
        Graph(
            "Longest at work", "How long the worker that is busiest has been at its object. Minutes: it is stuck.", "s",
            new Query(ControllerFigures.Greatest("workqueue_longest_running_processor_seconds", "name"), "{{name}}"))));

    private static TimeSeriesPanel Graph(string title, string description, string unit, params IReadOnlyList<Query> queries) =>
        new(title, description, unit) { Min = 0, HasFigures = false, Queries = queries };
}
