using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary>The keywords of one schema, read with errors that say where it stands.</summary>
internal sealed record SchemaFields(JsonObject Schema, string Path, int Depth, IReadOnlyDictionary<string, JsonObject> Definitions)
{
    public string At(string keyword) => Path.Length == 0 ? keyword : $"{Path}.{keyword}";

    public JsonNode? Raw(string keyword) => Schema.Find(keyword);

    public string? Text(string keyword) => Typed(keyword, "a string", node => node.AsText());

    public bool Flag(string keyword) => Raw(keyword) is { } node && (node.AsBoolean() ?? throw Wrong(keyword, "true or false"));

    public decimal? Number(string keyword) => Raw(keyword) is { } node ? node.AsNumber() ?? throw Wrong(keyword, "a number") : null;

    public int? Count(string keyword) => Raw(keyword) switch
    {
        null => null,
        { } node => node.AsInteger() is { } count and >= 0 ? (int)Math.Min(count, int.MaxValue) : throw Wrong(keyword, "an integer of at least 0"),
    };

    public ImmutableArray<string> Texts(string keyword) => Raw(keyword) switch
    {
        null => [],
        JsonArray items => [.. items.Select(item => item.AsText() ?? throw Wrong(keyword, "a list of strings"))],
        _ => throw Wrong(keyword, "a list of strings"),
    };

    public SchemaFields? Child(string keyword) =>
        Typed(keyword, "a schema", node => node as JsonObject) is { } child ? Below(child, At(keyword)) : null;

    public IEnumerable<(string Name, SchemaFields Fields)> Children(string keyword) =>
        (Typed(keyword, "an object", node => node as JsonObject) ?? []).Select(child => (child.Key,
            child.Value is JsonObject schema ? Below(schema, $"{At(keyword)}[{child.Key}]") : throw Wrong($"{keyword}[{child.Key}]", "a schema")));

    public IEnumerable<SchemaFields> List(string keyword) =>
        (Typed(keyword, "a list of schemas", node => node as JsonArray) ?? []).Select((item, i) =>
            item is JsonObject schema ? Below(schema, $"{At(keyword)}[{i}]") : throw Wrong($"{keyword}[{i}]", "a schema"));

    private SchemaFields Below(JsonObject schema, string path) => this with { Schema = schema, Path = path, Depth = Depth + 1 };

    private T? Typed<T>(string keyword, string expected, Func<JsonNode, T?> read)
        where T : class =>
        Raw(keyword) is { } node ? read(node) ?? throw Wrong(keyword, expected) : null;

    private SchemaException Wrong(string keyword, string expected) => new(At(keyword), $"must be {expected}");
}
