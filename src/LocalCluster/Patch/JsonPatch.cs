using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Patch;

/// <summary>RFC 6902.</summary>
internal static class JsonPatch
{
    private const int MaxOperations = 10_000;

    // "copy" can double an object with each operation; this is the API server's bound on what copies add up to.
    private const long MaxCopiedBytes = 3 * 1024 * 1024;

    /// <returns>A new object.</returns>
    /// <exception cref="PatchException">An operation is malformed (400), there are more than 10000 (413), or one does not apply (422).</exception>
    public static JsonObject Apply(JsonObject target, JsonNode? patch)
    {
        if (patch is not JsonArray operations) throw new PatchException(400, "a JSON patch must be a list of operations");
        if (operations.Count > MaxOperations)
        {
            throw new PatchException(413, $"The allowed maximum operations in a JSON patch is {MaxOperations}, got {operations.Count}");
        }

        JsonNode root = target.DeepClone();
        long copied = 0;
        foreach (JsonNode? operation in operations) root = Run(root, Read(operation), ref copied);
        return root as JsonObject ?? throw new PatchException(422, "the patched document must be an object");
    }

    private static JsonPatchOperation Read(JsonNode? node)
    {
        if (node is not JsonObject fields) throw new PatchException(400, "each operation of a JSON patch must be an object");
        string name = fields.Text("op") ?? throw new PatchException(400, "operation has no \"op\"");
        JsonPointer path = JsonPointer.Parse(fields.Text("path") ?? throw new PatchException(400, $"{name} operation has no \"path\""));
        bool moves = name is "move" or "copy";
        string? from = moves ? fields.Text("from") ?? throw new PatchException(400, $"{name} operation has no \"from\"") : null;
        if (name is "add" or "replace" && !fields.ContainsKey("value")) throw new PatchException(400, $"{name} operation has no \"value\"");
        return new JsonPatchOperation(name, path, from is null ? null : JsonPointer.Parse(from), fields.Find("value"));
    }

    private static JsonNode Run(JsonNode root, JsonPatchOperation operation, ref long copied)
    {
        switch (operation.Name)
        {
            case "add": return JsonPatchEdit.Add(root, operation.Path, operation.Value?.DeepClone(), "add");
            case "replace": return JsonPatchEdit.Replace(root, operation.Path, operation.Value?.DeepClone());
            case "remove":
                JsonPatchEdit.Remove(root, operation.Path, "remove");
                return root;
            case "move":
                JsonPointer from = operation.From!.Value;
                if ((operation.Path.Text + "/").StartsWith(from.Text + "/", StringComparison.Ordinal) && operation.Path.Text != from.Text)
                {
                    throw new PatchException(422, $"move operation does not apply: {from.Text} can't be moved into itself");
                }

                return JsonPatchEdit.Add(root, operation.Path, JsonPatchEdit.Remove(root, from, "move"), "move");
            case "copy":
                JsonNode? value = JsonPatchEdit.Find(root, operation.From!.Value, "copy")?.DeepClone();
                copied += JsonText.Compact(value).Length;
                if (copied > MaxCopiedBytes) throw new PatchException(413, $"copy operations of a JSON patch may add at most {MaxCopiedBytes} bytes");
                return JsonPatchEdit.Add(root, operation.Path, value, "copy");
            case "test":
                JsonPatchEdit.Test(root, operation.Path, operation.Value);
                return root;
            default: throw new PatchException(400, $"unexpected kind: {operation.Name}");
        }
    }
}
