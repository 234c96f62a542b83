using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Builtin;

namespace NetworkTelemetry.LocalCluster.Tables;

/// <summary>Builds <c>meta.k8s.io/v1 Table</c>.</summary>
internal static class ResourceTable
{
    /// <param name="listMetadata">The <c>metadata</c> of the list (resourceVersion, continue); copied.</param>
    /// <param name="withColumns">False for all but the first event of a watch, which leaves the column definitions empty.</param>
    public static JsonObject Build(
        ResourceDefinition definition, IEnumerable<JsonObject> items, IncludeObject include, JsonObject? listMetadata, DateTimeOffset now,
        bool withColumns = true) => throw new NotImplementedException();
}
