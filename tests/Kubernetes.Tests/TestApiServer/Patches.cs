using System.Text.Json.Nodes;

namespace NetworkTelemetry.Kubernetes.Tests;

/// <summary>RFC 7386, and as much of RFC 6902 as finalizers need.</summary>
internal static class Patches
{
    public static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
                target.Remove(name);
            else if (value is JsonObject child && target[name] is JsonObject old)
                Merge(old, child);
            else
                target[name] = value.DeepClone();
        }
    }

    public static void Apply(JsonObject target, JsonArray patch)
    {
        foreach (var operation in patch)
            Apply(target, (string)operation!["op"]!, ((string)operation["path"]!)[1..].Split('/'), operation["value"]);
    }

    private static void Apply(JsonObject target, string operation, string[] path, JsonNode? value)
    {
        JsonNode? parent = target;
        foreach (var part in path[..^1])
            parent = Child(parent, part);
        var last = path[^1];
        if (operation == "test")
        {
            if (!JsonNode.DeepEquals(Child(parent, last), value))
                throw new ApiError(422, "Invalid", $"the server rejected our request: testing value {string.Join('/', path)} failed");
        }
        else if (parent is JsonArray array)
        {
            if (operation == "add")
                array.Insert(last == "-" ? array.Count : int.Parse(last), value?.DeepClone());
            else
                array.RemoveAt(int.Parse(last));
        }
        else if (operation == "remove")
        {
            parent!.AsObject().Remove(last);
        }
        else
        {
            parent!.AsObject()[last] = value?.DeepClone();
        }
    }

    private static JsonNode? Child(JsonNode? parent, string part) => parent switch
    {
        JsonArray array => int.TryParse(part, out var index) && index >= 0 && index < array.Count ? array[index] : null,
        JsonObject node => node[part],
        _ => null,
    };
}
