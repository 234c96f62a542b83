using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Patch;

/// <summary>RFC 6902.</summary>
internal static class JsonPatch
{
    /// <returns>A new object.</returns>
    /// <exception cref="PatchException">An operation is malformed (400), there are more than 10000 (413), or one does not apply (422).</exception>
    public static JsonObject Apply(JsonObject target, JsonNode? patch) => throw new NotImplementedException();
}
