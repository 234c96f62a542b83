using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Tables;

/// <summary>One column of <c>kubectl get</c>.</summary>
/// <param name="Type"><c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c> or <c>date</c> (OpenAPI).</param>
/// <param name="Format">Empty, or <c>name</c> for the column that identifies the row.</param>
/// <param name="Priority">0 is always shown, more only with <c>-o wide</c>.</param>
/// <param name="Cell">The cell of an object at a time; null leaves it blank.</param>
internal sealed record TableColumn(
    string Name, string Type, string Format, string Description, int Priority, Func<JsonObject, DateTimeOffset, JsonNode?> Cell);
