using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Builtin;

internal sealed class NamespaceRules : IKindRules
{
    public void SetDefaults(JsonObject value)
    {
        JsonObject metadata = value.Ensure("metadata");
        if (metadata.Text("name") is { Length: > 0 } name) metadata.Ensure("labels")["kubernetes.io/metadata.name"] = name;
        value.Ensure("spec").TryAdd("finalizers", new JsonArray("kubernetes"));
        value.Ensure("status").TryAdd("phase", "Active");
    }
}
