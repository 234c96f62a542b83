using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Builtin;

/// <summary>The OpenAPI v3 schemas that are embedded as <c>Schemas/*.json</c>.</summary>
internal static class BuiltinSchemas
{
    public const string ObjectMeta = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta";

    public const string Namespace = "io.k8s.api.core.v1.Namespace";

    private static readonly string[] Files = ["meta", "core", "pod", "groups", "apiextensions", "reviews"];

    public static FrozenDictionary<string, JsonObject> Definitions { get; } = Files
        .SelectMany(Load)
        .ToFrozenDictionary(definition => definition.Key, definition => definition.Value!.AsObject(), StringComparer.Ordinal);

    public static JsonObject Reference(string name) => new() { ["$ref"] = $"#/definitions/{name}" };

    private static JsonObject Load(string file)
    {
        using Stream stream = typeof(BuiltinSchemas).Assembly.GetManifestResourceStream($"Schemas.{file}.json")
            ?? throw new InvalidOperationException($"The schemas of {file} are not part of this build.");
        return JsonNode.Parse(stream)!.AsObject();
    }
}
