using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Patch;

/// <summary>Kubernetes' merge patch that knows lists of named items, for built-in types.</summary>
internal static class StrategicMergePatch
{
    /// <returns>A new object.</returns>
    /// <exception cref="PatchException">A directive is unknown (400) or an item has no merge key (422).</exception>
    public static JsonObject Apply(ObjectSchema schema, JsonObject target, JsonObject patch) => throw new NotImplementedException();
}
