using NetworkTelemetry.Dashboards.Model;
using NetworkTelemetry.Dashboards.Panels;

namespace NetworkTelemetry.Dashboards.Fleet;

internal static class Processes
{
    public static Section Create() => new("Processes", new Line(8,
        Graph("Processor time by node", "Processor cores that each prober uses.", "none", new Query(NodeFigures.Cpu, NodeFigures.Name)),
        Graph("Memory by node", "Resident memory of each prober.", "bytes", new Query(NodeFigures.Memory, NodeFigures.Name)),
        Graph(
            "File descriptors by node", "Open file descriptors, most of them connections. Dashed: the most that may be open.", "short",
            new Query(NodeFigures.Descriptors, NodeFigures.Name), Query.LimitOf(NodeFigures.DescriptorLimit, "limit of " + NodeFigures.Name))));

    private static TimeSeriesPanel Graph(string title, string description, string unit, params IReadOnlyList<Query> queries) =>
        new(title, description, unit) { Min = 0, Queries = queries, Overrides = [FieldOverride.Limits] };
}
