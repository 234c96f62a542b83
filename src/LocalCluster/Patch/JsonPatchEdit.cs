using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Patch;

/// <summary>The edits that JSON patch operations are made of; all but
/// <see cref="Find"/> and <see cref="Test"/> change the document in place.</summary>
internal static class JsonPatchEdit
{
    // What is stored must be readable again: JSON readers stop at 64 levels. Each operation could nest what the one before it made.
    private const int MaxDepth = 64;

    public static JsonNode Add(JsonNode root, JsonPointer path, JsonNode? value, string operation)
    {
        CheckDepth(path, value);
        if (path.Steps.Length == 0) return value ?? throw NotThere(operation, path);
        switch (path.Container(root))
        {
            case JsonObject fields: fields[path.Last] = value; break;
            case JsonArray items: items.Insert(path.Last == "-" ? items.Count : IndexIn(items.Count, path, operation), value); break;
            default: throw NotThere(operation, path);
        }

        return root;
    }

    public static JsonNode Replace(JsonNode root, JsonPointer path, JsonNode? value)
    {
        CheckDepth(path, value);
        if (path.Steps.Length == 0) return value ?? throw NotThere("replace", path);
        switch (path.Container(root))
        {
            case JsonObject fields when fields.ContainsKey(path.Last): fields[path.Last] = value; break;
            case JsonArray items: items[IndexIn(items.Count - 1, path, "replace")] = value; break;
            case JsonObject: throw new PatchException(422, $"replace operation does not apply: doc is missing key: {path.Text}: missing value");
            default: throw NotThere("replace", path);
        }

        return root;
    }

    /// <returns>What was removed.</returns>
    public static JsonNode? Remove(JsonNode root, JsonPointer path, string operation)
    {
        JsonNode? value = Find(root, path, operation);
        switch (path.Container(root))
        {
            case JsonObject fields: fields.Remove(path.Last); break;
            case JsonArray items: items.RemoveAt(IndexIn(items.Count - 1, path, operation)); break;
        }

        return value;
    }

    public static JsonNode? Find(JsonNode root, JsonPointer path, string operation)
    {
        if (path.Steps.Length == 0) return operation == "copy" ? root : throw NotThere(operation, path);
        switch (path.Container(root))
        {
            case JsonObject fields when fields.TryGetPropertyValue(path.Last, out JsonNode? value): return value;
            case JsonArray items: return items[IndexIn(items.Count - 1, path, operation)];
            default: throw NotThere(operation, path);
        }
    }

    // A missing value equals null, as in the API server.
    public static void Test(JsonNode root, JsonPointer path, JsonNode? expected)
    {
        JsonNode? actual = path.Steps.Length == 0 ? root : JsonPointer.Get(path.Container(root), path.Last);
        if (!JsonNode.DeepEquals(actual, expected)) throw new PatchException(422, $"testing value {path.Text} failed: test failed");
    }

    private static void CheckDepth(JsonPointer path, JsonNode? value)
    {
        if (path.Steps.Length + Depth(value) > MaxDepth)
        {
            throw new PatchException(422, $"the patched document would be nested deeper than {MaxDepth} levels");
        }
    }

    private static int Depth(JsonNode? value) => value switch
    {
        JsonObject fields => 1 + fields.Select(field => Depth(field.Value)).DefaultIfEmpty().Max(),
        JsonArray items => 1 + items.Select(Depth).DefaultIfEmpty().Max(),
        _ => 0,
    };

    private static int IndexIn(int most, JsonPointer path, string operation) =>
        JsonPointer.Index(path.Last) is { } index && index <= most
            ? index
            : throw new PatchException(
                422, $"{operation} operation does not apply: {path.Text}: Unable to access invalid index: {path.Last}: invalid index referenced");

    private static PatchException NotThere(string operation, JsonPointer path) =>
        new(422, $"{operation} operation does not apply: doc is missing path: {JsonText.Quote(path.Text)}: missing value");
}
