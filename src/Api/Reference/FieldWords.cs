using System.Globalization;
using System.Text.Json.Nodes;
using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Api.ProbeTargets;

namespace NetworkTelemetry.Api.Reference;

/// <summary>What a schema says of one field, in words.</summary>
internal static class FieldWords
{
    // A regular expression is for programs.
    private static readonly Dictionary<string, string> Notations = new()
    {
        [Duration.Pattern] = "duration",
        [Percent.Pattern] = "percentage",
        [GeoLocation.CoordinatePattern] = "decimal degrees",
        [Probe.NamePattern] = "a-z, 0-9 and -, with a letter or digit first and last",
        [HttpProbe.StatusCodesPattern] = "a code or a range, 100 to 599",
        [HttpHeader.NamePattern] = "a token of RFC 9110",
        ["^/"] = "begins with /",
    };

    public static string Type(JsonObject schema) => schema switch
    {
        _ when schema["items"] is JsonObject items => $"list of {Type(items)}s",
        _ when schema["additionalProperties"] is JsonObject values => $"map of {Type(values)}s",
        _ when (string?)schema["format"] == "date-time" => "time",
        _ => (string)schema["type"]!,
    };

    public static string Bounds(JsonObject schema) => string.Join("; ", Phrases(schema));

    private static IEnumerable<string> Phrases(JsonObject schema)
    {
        if (schema["x-kubernetes-list-map-keys"] is JsonArray keys) yield return $"each {string.Join(" and ", keys.Select(key => (string?)key))} once";
        if (Span(schema, "minItems", "maxItems") is { } items) yield return $"{items} items";
        if (schema["items"] is JsonObject item && !item.ContainsKey("properties"))
        {
            foreach (var phrase in Phrases(item)) yield return "each: " + phrase;
        }

        if (schema["enum"] is JsonArray values) yield return string.Join(", ", values.Select(value => $"`{value}`"));
        if (Span(schema, "minimum", "maximum") is { } range) yield return range;
        if ((string?)schema["pattern"] is { } pattern) yield return Notations.GetValueOrDefault(pattern) ?? $"matches `{pattern.Replace("|", "\\|", StringComparison.Ordinal)}`";
        if (Span(schema, "minLength", "maxLength") is { } length) yield return $"{length} characters";
    }

    private static string? Span(JsonObject schema, string least, string most) => (Number(schema[least]), Number(schema[most])) switch
    {
        (null, null) => null,
        (null, { } max) => $"at most {max}",
        ({ } min, null) => $"at least {min}",
        var (min, max) => $"{min} to {max}",
    };

    private static string? Number(JsonNode? node) => node is null ? null : long.Parse(node.ToJsonString(), CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture);
}
