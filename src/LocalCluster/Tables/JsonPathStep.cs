using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Tables;

/// <summary>One step of a <see cref="JsonPath"/>: a field, an index, all items, or the items for which a field has a value.</summary>
internal abstract record JsonPathStep
{
    public abstract IEnumerable<JsonNode> Select(JsonNode node);

    internal sealed record Field(string Name) : JsonPathStep
    {
        public override IEnumerable<JsonNode> Select(JsonNode node) => (node as JsonObject).Find(Name) is { } value ? [value] : [];
    }

    internal sealed record Index(int Position) : JsonPathStep
    {
        public override IEnumerable<JsonNode> Select(JsonNode node)
        {
            if (node is not JsonArray items) return [];
            int position = Position < 0 ? items.Count + Position : Position;
            return position >= 0 && position < items.Count && items[position] is { } item ? [item] : [];
        }
    }

    internal sealed record All : JsonPathStep
    {
        public override IEnumerable<JsonNode> Select(JsonNode node) => node switch
        {
            JsonArray items => items.OfType<JsonNode>(),
            JsonObject fields => fields.Select(field => field.Value).OfType<JsonNode>(),
            _ => [],
        };
    }

    internal sealed record Where(JsonPath Operand, bool Negated, string Literal) : JsonPathStep
    {
        public override IEnumerable<JsonNode> Select(JsonNode node) => node is JsonArray items ? items.OfType<JsonNode>().Where(Holds) : [];

        private bool Holds(JsonNode item) => Operand.Evaluate(item).Any(value => TextOf(value) == Literal) != Negated;
    }

    internal static string TextOf(JsonNode node) => node.Kind() switch
    {
        JsonValueKind.String => node.AsText() ?? "",
        JsonValueKind.Number when node.AsNumber() is { } number => number.ToString(CultureInfo.InvariantCulture),
        _ => JsonText.Compact(node),
    };
}
