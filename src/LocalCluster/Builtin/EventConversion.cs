using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Builtin;

/// <summary>core/v1 Event to events.k8s.io/v1 Event and back, without loss (the deprecated* fields carry what only core knows).</summary>
internal static class EventConversion
{
    private static readonly (string Core, string Group)[] Renamed =
    [
        ("involvedObject", "regarding"),
        ("message", "note"),
        ("reportingComponent", "reportingController"),
        ("source", "deprecatedSource"),
        ("firstTimestamp", "deprecatedFirstTimestamp"),
        ("lastTimestamp", "deprecatedLastTimestamp"),
        ("count", "deprecatedCount"),
    ];

    private static readonly Dictionary<string, string> FromCore =
        Renamed.ToDictionary(pair => pair.Core, pair => pair.Group, StringComparer.Ordinal);
    private static readonly Dictionary<string, string> FromGroup =
        Renamed.ToDictionary(pair => pair.Group, pair => pair.Core, StringComparer.Ordinal);

    public static JsonObject ToCore(JsonObject value)
    {
        JsonObject converted = Rename(value, FromGroup, "v1");
        converted.TryAdd("involvedObject", new JsonObject());
        return converted;
    }

    public static JsonObject ToEventsGroup(JsonObject value) => Rename(value, FromCore, "events.k8s.io/v1");

    private static JsonObject Rename(JsonObject value, Dictionary<string, string> names, string apiVersion)
    {
        var converted = new JsonObject();
        foreach ((string field, JsonNode? content) in value)
        {
            converted[names.GetValueOrDefault(field, field)] = content?.DeepClone();
        }

        converted["apiVersion"] = apiVersion;
        return converted;
    }
}
