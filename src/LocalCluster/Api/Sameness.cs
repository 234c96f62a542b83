using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>Whether a write would change anything: one that would not is not stored, so nobody is woken by it.</summary>
internal static class Sameness
{
    /// <summary>The time in a managedFields entry says when its owner last changed something; alone it is no change.</summary>
    public static bool ExceptTimes(JsonObject left, JsonObject right)
    {
        if (JsonNode.DeepEquals(left, right))
            return true;
        return JsonNode.DeepEquals(WithoutTimes(left), WithoutTimes(right));
    }

    private static JsonObject WithoutTimes(JsonObject obj)
    {
        var copy = (JsonObject)obj.DeepClone();
        if (copy["metadata"]?["managedFields"] is JsonArray entries)
        {
            foreach (var entry in entries.OfType<JsonObject>())
                entry.Remove("time");
        }

        return copy;
    }
}
