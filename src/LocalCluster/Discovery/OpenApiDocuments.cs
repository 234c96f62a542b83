using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Builtin;

namespace NetworkTelemetry.LocalCluster.Discovery;

/// <summary>
/// OpenAPI documents: v3 one for each group version, v2 one for all. kubectl reads the schemas for <c>explain</c>, and the parameters of the
/// operations to learn that the server validates fields.
/// </summary>
internal static class OpenApiDocuments
{
    /// <summary>Null when the group version is not served.</summary>
    public static JsonObject? V3(ServedResources served, string apiVersion)
    {
        var definitions = served.All.Select(entry => entry.Definition).Where(definition => definition.ApiVersion == apiVersion).ToList();
        return definitions.Count == 0 ? null : new JsonObject
        {
            ["openapi"] = "3.0.0",
            ["info"] = Info(),
            ["paths"] = OpenApiPaths.Of(definitions, "#/components/schemas/", isV3: true),
            ["components"] = new JsonObject { ["schemas"] = OpenApiSchemas.Of(definitions, "#/components/schemas/") },
        };
    }

    public static JsonObject V2(ServedResources served)
    {
        var definitions = served.All.Select(entry => entry.Definition).ToList();
        return new JsonObject
        {
            ["swagger"] = "2.0",
            ["info"] = Info(),
            ["paths"] = OpenApiPaths.Of(definitions, "#/definitions/", isV3: false),
            ["definitions"] = OpenApiSchemas.Of(definitions, "#/definitions/"),
        };
    }

    /// <summary>
    /// <c>openapi.v2.Document</c> of swagger 2.0 without any path. kubectl asks for v2 in this form alone, when v3 does not know a kind; what it needs to
    /// hear is that v2 does not know it either, so that it tells of the misspelt kind and not of a download that failed.
    /// </summary>
    public static ReadOnlyMemory<byte> EmptyV2Protobuf { get; } = (byte[])[0x0a, 3, .. "2.0"u8, 0x12, 10, 0x0a, 5, .. "local"u8, 0x12, 1, .. "1"u8];

    /// <summary>The path of a group version below the server's root: <c>api/v1</c>, <c>apis/GROUP/VERSION</c>.</summary>
    public static string PathOf(ResourceDefinition definition) => definition.Group.Length == 0 ? $"api/{definition.Version}" : $"apis/{definition.ApiVersion}";

    private static JsonObject Info() => new() { ["title"] = "Network Telemetry local cluster", ["version"] = ServerVersion.Git };
}
