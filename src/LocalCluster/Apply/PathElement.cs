using System.Text.Json;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Apply;

/// <summary>One step of a path in FieldsV1: <c>f:name</c>, <c>k:{"name":"a"}</c>, <c>v:"x"</c> or <c>i:0</c>.</summary>
/// <param name="Kind">The letter before the colon.</param>
/// <param name="Text">What stands behind it: a field's name, or JSON with sorted keys.</param>
internal sealed record PathElement(char Kind, string Text) : IComparable<PathElement>
{
    private const string Order = "fkvi";

    public static PathElement Field(string name) => new('f', name);

    public static PathElement Value(JsonNode? value) => new('v', JsonText.Compact(value));

    public static PathElement Keys(JsonObject keys) => new('k', JsonText.Compact(keys));

    /// <exception cref="FieldsException">The text is no path element.</exception>
    public static PathElement Parse(string text)
    {
        if (text.Length < 2 || text[1] != ':' || !Order.Contains(text[0], StringComparison.Ordinal))
        {
            throw new FieldsException($"{JsonText.Quote(text)} is not a path element: expected f:, k:, v: or i:");
        }

        return text[0] switch
        {
            'k' => ParseJson(text) is JsonObject keys ? Keys(Sorted(keys)) : throw new FieldsException($"{JsonText.Quote(text)}: keys must be an object"),
            'v' => Value(ParseJson(text)),
            _ => new PathElement(text[0], text[2..]),
        };
    }

    private static JsonNode? ParseJson(string text)
    {
        try
        {
            return JsonNode.Parse(text[2..]);
        }
        catch (JsonException)
        {
            throw new FieldsException($"{JsonText.Quote(text)}: expected JSON behind the colon");
        }
    }

    private static JsonObject Sorted(JsonObject keys) =>
        new(keys.OrderBy(key => key.Key, StringComparer.Ordinal).Select(key => KeyValuePair.Create(key.Key, key.Value?.DeepClone())));

    public int CompareTo(PathElement? other)
    {
        if (other is null) return 1;
        int byKind = Order.IndexOf(Kind, StringComparison.Ordinal) - Order.IndexOf(other.Kind, StringComparison.Ordinal);
        return byKind != 0 ? byKind : string.CompareOrdinal(Text, other.Text);
    }

    /// <summary>The key in FieldsV1.</summary>
    public override string ToString() => $"{Kind}:{Text}";

    /// <summary>The step in a message: <c>.name</c>, <c>[name="a",protocol="TCP"]</c>, <c>[="x"]</c>.</summary>
    public string Display => Kind switch
    {
        'f' => $".{Text}",
        'k' when JsonNode.Parse(Text) is JsonObject keys => $"[{string.Join(",", keys.Select(key => $"{key.Key}={JsonText.Compact(key.Value)}"))}]",
        'v' => $"[={Text}]",
        _ => $"[{Text}]",
    };
}
