using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Patch;

/// <summary>RFC 7386.</summary>
internal static class MergePatch
{
    /// <returns>A new object.</returns>
    public static JsonObject Apply(JsonObject target, JsonObject patch)
    {
        JsonObject merged = target.DeepClone().AsObject();
        MergeInto(merged, patch);
        return merged;
    }

    private static void MergeInto(JsonObject target, JsonObject patch)
    {
        foreach ((string name, JsonNode? value) in patch)
        {
            if (value is null) target.Remove(name);
            else if (value is not JsonObject fields) target[name] = value.DeepClone();
            else
            {
                // Nulls of a new object mean nothing, so even that one is merged, not copied.
                if (target[name] is not JsonObject present) target[name] = present = [];
                MergeInto(present, fields);
            }
        }
    }
}
