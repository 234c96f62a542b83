using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Tables;

/// <summary>Columns of more than one type.</summary>
internal static class CommonColumns
{
    public const string None = "<none>";

    public static TableColumn Name { get; } = new(
        "Name", "string", "name", "The name, unique within a namespace.", 0, (value, _) => value.Object("metadata").Text("name") ?? "");

    public static TableColumn Age { get; } = new(
        "Age", "date", "", "The time since the object was made.", 0,
        (value, now) => HumanDuration.Since(value.Object("metadata").Text("creationTimestamp"), now));

    public static TableColumn Text(string name, Func<JsonObject, JsonNode?> cell, int priority = 0) =>
        new(name, "string", "", "", priority, (value, _) => cell(value));

    /// <summary>A column whose cell depends on the time.</summary>
    public static TableColumn Timed(string name, Func<JsonObject, DateTimeOffset, JsonNode?> cell, int priority = 0) =>
        new(name, "string", "", "", priority, cell);
}
