using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Apply;

/// <summary>The JSON form of a <see cref="FieldSet"/> in managedFields.</summary>
internal static class FieldsV1
{
    private const int MaxDepth = 128;

    /// <exception cref="FieldsException">A key is no path element, or the tree is deeper than 128 levels.</exception>
    public static FieldSet Read(JsonObject fields) => Read(fields, 0);

    public static JsonObject Write(FieldSet set)
    {
        var fields = new JsonObject();
        foreach (PathElement element in set.Members.Union(set.Children.Keys))
        {
            JsonObject below = Write(set.Below(element));
            if (below.Count > 0 && set.Members.Contains(element)) below.Insert(0, ".", new JsonObject());
            fields[element.ToString()] = below;
        }

        return fields;
    }

    private static FieldSet Read(JsonObject fields, int depth)
    {
        if (depth > MaxDepth) throw new FieldsException($"fieldsV1 is nested deeper than {MaxDepth} levels");
        FieldSet set = FieldSet.Empty;
        foreach ((string key, JsonNode? content) in fields)
        {
            if (key == ".") continue;
            PathElement element = PathElement.Parse(key);
            JsonObject below = content as JsonObject ?? throw new FieldsException($"fieldsV1: {key} must be an object");
            if (below.Count == 0 || below.ContainsKey(".")) set = set.With(element);
            set = set.With(element, Read(below, depth + 1));
        }

        return set;
    }
}
