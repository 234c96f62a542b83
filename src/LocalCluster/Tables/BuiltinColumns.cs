using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Tables;

/// <summary>The columns of the small built-in types.</summary>
internal static class BuiltinColumns
{
    public static ImmutableArray<TableColumn> Namespace { get; } =
        [CommonColumns.Name, CommonColumns.Text("Status", value => value.Object("status").Text("phase")), CommonColumns.Age];

    public static ImmutableArray<TableColumn> Service { get; } = [CommonColumns.Name, CommonColumns.Age];

    public static ImmutableArray<TableColumn> ConfigMap { get; } = [CommonColumns.Name, CommonColumns.Text("Data", Entries), CommonColumns.Age];

    public static ImmutableArray<TableColumn> Secret { get; } =
        [CommonColumns.Name, CommonColumns.Text("Type", value => value.Text("type")), CommonColumns.Text("Data", Entries), CommonColumns.Age];

    public static ImmutableArray<TableColumn> ServiceAccount { get; } =
        [CommonColumns.Name, CommonColumns.Text("Secrets", value => value.Array("secrets")?.Count ?? 0), CommonColumns.Age];

    public static ImmutableArray<TableColumn> Lease { get; } =
        [CommonColumns.Name, CommonColumns.Text("Holder", value => value.Object("spec").Text("holderIdentity")), CommonColumns.Age];

    public static ImmutableArray<TableColumn> ControllerRevision { get; } =
    [
        CommonColumns.Name,
        CommonColumns.Text("Controller", Controller),
        CommonColumns.Text("Revision", value => value.Find("revision").AsInteger()),
        CommonColumns.Age,
    ];

    public static ImmutableArray<TableColumn> CustomResourceDefinition { get; } =
        [CommonColumns.Name, CommonColumns.Text("Created At", value => value.Object("metadata").Text("creationTimestamp"))];

    private static JsonNode? Entries(JsonObject value) => (value.Object("data")?.Count ?? 0) + (value.Object("binaryData")?.Count ?? 0);

    private static JsonNode? Controller(JsonObject value)
    {
        JsonObject? owner = value.Object("metadata").Objects("ownerReferences").FirstOrDefault(reference => reference.Flag("controller"));
        if (owner is null) return CommonColumns.None;
        string group = owner.Text("apiVersion") is { } version && version.Contains('/', StringComparison.Ordinal) ? "." + version.Split('/')[0] : "";
        return $"{owner.Text("kind")?.ToLowerInvariant()}{group}/{owner.Text("name")}";
    }
}
