using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Builtin;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Tables;

/// <summary>What <c>kubectl get events</c> shows of a core/v1 Event.</summary>
internal static class EventColumns
{
    public static ImmutableArray<TableColumn> All { get; } =
    [
        CommonColumns.Timed("Last Seen", LastSeen),
        CommonColumns.Text("Type", value => value.Text("type")),
        CommonColumns.Text("Reason", value => value.Text("reason")),
        CommonColumns.Text("Object", About),
        CommonColumns.Text("Subobject", value => value.Object("involvedObject").Text("fieldPath"), 1),
        CommonColumns.Text("Source", Source, 1),
        CommonColumns.Text("Message", value => value.Text("message")?.Trim()),
        CommonColumns.Timed("First Seen", (value, now) => HumanDuration.Since(FirstTime(value), now), 1),
        CommonColumns.Text("Count", value => Count(value), 1),
        CommonColumns.Name with { Priority = 1 },
    ];

    /// <summary>The same columns of an events.k8s.io/v1 Event.</summary>
    public static ImmutableArray<TableColumn> OfEventsGroup { get; } =
        [.. All.Select(column => column with { Cell = (value, now) => column.Cell(EventConversion.ToCore(value), now) })];

    private static JsonNode LastSeen(JsonObject value, DateTimeOffset now) =>
        HumanDuration.Since(value.Object("series").Text("lastObservedTime") ?? value.Text("lastTimestamp") ?? FirstTime(value), now);

    // A series counts for itself; a lone event of events.k8s.io has neither count nor firstTimestamp.
    private static long Count(JsonObject value) => value.Object("series").Find("count").AsInteger() ?? value.Find("count").AsInteger() ?? 1;

    private static string? FirstTime(JsonObject value) => value.Text("firstTimestamp") ?? value.Text("eventTime");

    private static JsonNode About(JsonObject value)
    {
        JsonObject? involved = value.Object("involvedObject");
        string kind = (involved.Text("kind") ?? "").ToLowerInvariant();
        return involved.Text("name") is { Length: > 0 } name ? $"{kind}/{name}" : kind;
    }

    private static JsonNode Source(JsonObject value)
    {
        string component = value.Object("source").Text("component") is { Length: > 0 } given ? given : value.Text("reportingComponent") ?? "";
        string host = value.Object("source").Text("host") is { Length: > 0 } on ? on : value.Text("reportingInstance") ?? "";
        return host.Length == 0 ? component : $"{component}, {host}";
    }
}
