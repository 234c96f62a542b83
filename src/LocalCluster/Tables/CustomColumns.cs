using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Tables;

/// <summary>The columns that a CustomResourceDefinition asks for.</summary>
internal static class CustomColumns
{
    /// <param name="columns">The version's <c>additionalPrinterColumns</c>; without them there are Name and Age.</param>
    public static ImmutableArray<TableColumn> From(IEnumerable<JsonObject> columns)
    {
        TableColumn[] more = [.. columns.Select(Read)];
        return [CommonColumns.Name, .. more.Length == 0 ? [CommonColumns.Age] : more];
    }

    private static TableColumn Read(JsonObject column)
    {
        string type = column.Text("type") ?? "string";
        JsonPath path = JsonPath.Parse(column.Text("jsonPath") ?? "");
        return new TableColumn(
            column.Text("name") ?? "", type, column.Text("format") ?? "", column.Text("description") ?? "",
            (int)(column.Find("priority").AsInteger() ?? 0),
            (value, now) => Cell(type, path, value, now));
    }

    private static JsonNode? Cell(string type, JsonPath path, JsonObject value, DateTimeOffset now)
    {
        if (type == "string") return Join(path.Evaluate(value));
        JsonNode? found = path.Evaluate(value).FirstOrDefault();
        return (type, found) switch
        {
            (_, null) => null,
            ("date", _) => found.AsText() is { } time ? HumanDuration.Since(time, now) : null,
            ("integer", _) => found.AsNumber() is { } number ? (long)decimal.Clamp(number, long.MinValue, long.MaxValue) : null,
            ("number", _) => found.AsNumber(),
            ("boolean", _) => found.AsBoolean(),
            _ => null,
        };
    }

    private static JsonNode? Join(IEnumerable<JsonNode> found)
    {
        string[] texts = [.. found.Select(JsonPathStep.TextOf)];
        return texts.Length == 0 ? null : string.Join(' ', texts);
    }
}
