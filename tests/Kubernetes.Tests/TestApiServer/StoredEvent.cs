using System.Text.Json.Nodes;

namespace NetworkTelemetry.Kubernetes.Tests;

internal sealed record StoredEvent(long Version, string Type, JsonObject Object)
{
    public string ToLine() => new JsonObject { ["type"] = Type, ["object"] = Object.DeepClone() }.ToJsonString() + "\n";
}
