using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace NetworkTelemetry.LocalCluster.Tests;

internal static class RandomJson
{
    private static readonly Gen<string> Keys = Gen.Elements("a", "b", "c", "a/b", "~", "é");

    /// <summary>Objects as JSON text (nodes have parents and can't be shared), without nulls: a merge patch can't express them.</summary>
    public static Arbitrary<string> Objects { get; } = Arb.From(Gen.Sized(size => Object(Math.Min(size, 3))).Select(node => node.ToJsonString()));

    private static Gen<JsonNode> Object(int depth) =>
        from count in Gen.Choose(0, 4)
        from names in Keys.ListOf(count)
        from values in Node(depth).ListOf(count)
        select (JsonNode)new JsonObject(names.Zip(values, (name, value) => KeyValuePair.Create(name, (JsonNode?)value.DeepClone())).DistinctBy(pair => pair.Key));

    private static Gen<JsonNode> Node(int depth)
    {
        Gen<JsonNode> scalar = Gen.OneOf(
            Gen.Choose(-5, 5).Select(number => (JsonNode)JsonValue.Create(number)),
            Gen.Elements("", "x", "y\"z").Select(text => (JsonNode)JsonValue.Create(text)),
            Gen.Elements(true, false).Select(flag => (JsonNode)JsonValue.Create(flag)));
        if (depth <= 0) return scalar;
        Gen<JsonNode> array = Gen.Choose(0, 3).SelectMany(count => Node(depth - 1).ListOf(count))
            .Select(items => (JsonNode)new JsonArray([.. items.Select(item => item.DeepClone())]));
        return Gen.OneOf(scalar, scalar, Object(depth - 1), array);
    }
}
