using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Tables;

/// <summary>
/// The JSONPath of printer columns and scale subresources: <c>.a.b</c>, <c>['a.b']</c>, <c>[0]</c>, <c>[*]</c> and
/// <c>[?(@.type=="Ready")]</c> with one comparison.
/// </summary>
internal sealed record JsonPath(ImmutableArray<JsonPathStep> Steps)
{
    /// <exception cref="FormatException">Says at which character the path can't be read.</exception>
    public static JsonPath Parse(string text) => new(JsonPathReader.Read(text));

    /// <returns>The values found, in document order; never null values.</returns>
    public IEnumerable<JsonNode> Evaluate(JsonNode? root)
    {
        IEnumerable<JsonNode> found = root is null ? [] : [root];
        foreach (JsonPathStep step in Steps) found = found.SelectMany(step.Select);
        return found;
    }
}
