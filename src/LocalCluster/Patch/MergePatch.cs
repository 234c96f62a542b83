using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Patch;

/// <summary>RFC 7386.</summary>
internal static class MergePatch
{
    /// <returns>A new object.</returns>
    public static JsonObject Apply(JsonObject target, JsonObject patch) => throw new NotImplementedException();
}
