using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace NetworkTelemetry.LocalCluster.Tests.Apply;

/// <summary>Specs of <c>CustomResources.Target</c> as JSON text. No field is empty: an empty keyed list is the same as none.</summary>
internal static class RandomSpecs
{
    private static readonly string[] Names = ["a", "b", "c", "d"];

    public static Arbitrary<string> All { get; } = Specs(Names, ["host", "order", "place", "free"]);

    /// <summary>Shares no field, item or entry with <see cref="Right"/>.</summary>
    public static Arbitrary<string> Left { get; } = Specs(["a", "b"], ["host", "order"]);

    public static Arbitrary<string> Right { get; } = Specs(["c", "d"], ["place", "free"]);

    private static Arbitrary<string> Specs(string[] names, string[] whole) => Arb.From(
        from tags in Gen.SubListOf(names)
        from weights in Gen.SubListOf(names)
        from probes in Gen.Shuffle(names)
        from count in Gen.Choose(0, names.Length)
        from ports in Gen.ArrayOf(Gen.Choose(1, 3), count)
        from fields in Gen.SubListOf(whole)
        from number in Gen.Choose(1, 2)
        select Make([.. tags], [.. weights], probes[..count], ports, [.. fields], number));

    private static string Make(string[] tags, string[] weights, string[] probes, int[] ports, string[] fields, int number)
    {
        var spec = new JsonObject { ["interval"] = "1s" };
        if (tags.Length > 0) spec["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)tag)]);
        if (weights.Length > 0) spec["weights"] = new JsonObject(weights.Select(name => KeyValuePair.Create(name, (JsonNode?)number)));
        if (probes.Length > 0)
        {
            spec["probes"] = new JsonArray([.. probes.Zip(ports, (name, port) =>
                (JsonNode)(port == 3 ? new JsonObject { ["name"] = name } : new JsonObject { ["name"] = name, ["port"] = port }))]);
        }

        foreach (string field in fields)
        {
            spec[field] = field switch
            {
                "host" => $"h{number}",
                "order" => new JsonArray("x", number),
                "place" => new JsonObject { ["x"] = $"{number}" },
                _ => new JsonObject { ["n"] = number, ["list"] = new JsonArray(number) },
            };
        }

        return spec.ToJsonString();
    }
}
