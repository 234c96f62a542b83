using System.Text.Json.Nodes;

namespace NetworkTelemetry.Api.Reference;

/// <summary>The fields below one field of a structural schema, parents before their children.</summary>
internal static class FieldTable
{
    public static IEnumerable<FieldRow> Below(JsonObject schema, string path)
    {
        var required = (schema["required"] as JsonArray ?? []).Select(name => (string?)name).ToHashSet();
        foreach (var (name, node) in schema["properties"] as JsonObject ?? [])
        {
            var property = node!.AsObject();
            yield return Row(property, $"{path}.{name}", required.Contains(name));
            foreach (var row in Children(property, $"{path}.{name}")) yield return row;
        }
    }

    public static string Markdown(IEnumerable<FieldRow> rows, bool withDefaults)
    {
        var head = withDefaults ? "| Field | Type | Default | Allowed | Meaning |\n|---|---|---|---|---|\n" : "| Field | Type | Meaning |\n|---|---|---|\n";
        return head + string.Concat(rows.Select(row => withDefaults
            ? $"| `{row.Path}` | {row.Type} | {(row.IsRequired ? "required" : row.Default is { } value ? $"`{value}`" : "")} | {row.Bounds} | {row.Meaning} |\n"
            : $"| `{row.Path}` | {row.Type} | {row.Meaning} |\n"));
    }

    private static IEnumerable<FieldRow> Children(JsonObject property, string path) => property switch
    {
        _ when property.ContainsKey("properties") => Below(property, path),
        _ when property["items"] is JsonObject items => Children(items, path + "[]"),
        _ => [],
    };

    private static FieldRow Row(JsonObject property, string path, bool isRequired) => new(
        path, FieldWords.Type(property), isRequired, property["default"]?.ToString(), FieldWords.Bounds(property), ((string?)property["description"] ?? "").Replace("|", "\\|", StringComparison.Ordinal));
}
