using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Schema;

/// <summary>Reads fields of objects that nobody has checked yet: a field of another type counts as absent.</summary>
internal static class JsonFields
{
    public static JsonNode? Find(this JsonObject? value, string field) =>
        value is not null && value.TryGetPropertyValue(field, out JsonNode? node) ? node : null;

    public static JsonObject? Object(this JsonObject? value, string field) => value.Find(field) as JsonObject;

    public static JsonArray? Array(this JsonObject? value, string field) => value.Find(field) as JsonArray;

    public static IEnumerable<JsonObject> Objects(this JsonObject? value, string field) => value.Array(field)?.OfType<JsonObject>() ?? [];

    public static string? Text(this JsonObject? value, string field) => value.Find(field).AsText();

    public static bool Flag(this JsonObject? value, string field) => value.Find(field).AsBoolean() ?? false;

    public static IEnumerable<string> Texts(this JsonObject? value, string field) =>
        value.Array(field)?.Select(item => item.AsText()).OfType<string>() ?? [];

    /// <summary>The object in a field; an empty one is put there when there is none.</summary>
    public static JsonObject Ensure(this JsonObject value, string field)
    {
        if (value.Object(field) is { } present) return present;
        var made = new JsonObject();
        value[field] = made;
        return made;
    }
}
