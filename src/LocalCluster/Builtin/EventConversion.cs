using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Builtin;

/// <summary>core/v1 Event to events.k8s.io/v1 Event and back, without loss (the deprecated* fields carry what only core knows).</summary>
internal static class EventConversion
{
    public static JsonObject ToCore(JsonObject value) => throw new NotImplementedException();

    public static JsonObject ToEventsGroup(JsonObject value) => throw new NotImplementedException();
}
