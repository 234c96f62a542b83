using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Builtin;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Tables;

/// <summary>Builds <c>meta.k8s.io/v1 Table</c>.</summary>
internal static class ResourceTable
{
    /// <param name="listMetadata">The <c>metadata</c> of the list (resourceVersion, continue); copied.</param>
    /// <param name="withColumns">False for all but the first event of a watch, which leaves the column definitions empty.</param>
    public static JsonObject Build(
        ResourceDefinition definition, IEnumerable<JsonObject> items, IncludeObject include, JsonObject? listMetadata, DateTimeOffset now,
        bool withColumns = true) => new()
        {
            ["kind"] = "Table",
            ["apiVersion"] = "meta.k8s.io/v1",
            ["metadata"] = listMetadata?.DeepClone() ?? new JsonObject(),
            ["columnDefinitions"] = withColumns ? new JsonArray([.. definition.Columns.Select(Describe)]) : new JsonArray(),
            ["rows"] = new JsonArray([.. items.Select(item => Row(definition, item, include, now))]),
        };

    private static JsonObject Describe(TableColumn column) => new()
    {
        ["name"] = column.Name,
        ["type"] = column.Type,
        ["format"] = column.Format,
        ["description"] = column.Description,
        ["priority"] = column.Priority,
    };

    private static JsonObject Row(ResourceDefinition definition, JsonObject item, IncludeObject include, DateTimeOffset now)
    {
        var row = new JsonObject { ["cells"] = new JsonArray([.. definition.Columns.Select(column => column.Cell(item, now))]) };
        if (include == IncludeObject.Object) row["object"] = item.DeepClone();
        else if (include == IncludeObject.Metadata) row["object"] = MetadataOf(item);
        return row;
    }

    private static JsonObject MetadataOf(JsonObject item) => new()
    {
        ["kind"] = "PartialObjectMetadata",
        ["apiVersion"] = "meta.k8s.io/v1",
        ["metadata"] = item.Object("metadata")?.DeepClone() ?? new JsonObject(),
    };
}
