using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.LocalCluster.Patch;

namespace NetworkTelemetry.LocalCluster.Tests.Patch;

public class MergePatchTests
{
    // The object cases of RFC 7386, appendix A.
    [Theory]
    [InlineData("{'a':'b'}", "{'a':'c'}", "{'a':'c'}")]
    [InlineData("{'a':'b'}", "{'b':'c'}", "{'a':'b','b':'c'}")]
    [InlineData("{'a':'b'}", "{'a':null}", "{}")]
    [InlineData("{'a':'b','b':'c'}", "{'a':null}", "{'b':'c'}")]
    [InlineData("{'a':['b']}", "{'a':'c'}", "{'a':'c'}")]
    [InlineData("{'a':'c'}", "{'a':['b']}", "{'a':['b']}")]
    [InlineData("{'a':{'b':'c'}}", "{'a':{'b':'d','c':null}}", "{'a':{'b':'d'}}")]
    [InlineData("{'a':[{'b':'c'}]}", "{'a':[1]}", "{'a':[1]}")]
    [InlineData("{'e':null}", "{'a':1}", "{'e':null,'a':1}")]
    [InlineData("{}", "{'a':{'bb':{'ccc':null}}}", "{'a':{'bb':{}}}")]
    public void Example_of_the_rfc(string target, string patch, string expected) =>
        Json.AssertSame(Json.Object(expected), MergePatch.Apply(Json.Object(target), Json.Object(patch)));

    [Fact]
    public void Difference_applied_gives_the_other_object() => Prop.ForAll(RandomJson.Objects, RandomJson.Objects, (from, to) =>
    {
        JsonObject before = JsonNode.Parse(from)!.AsObject();
        JsonObject after = JsonNode.Parse(to)!.AsObject();
        Json.AssertSame(after, MergePatch.Apply(before, Difference(before, after)));
        Json.AssertSame(JsonNode.Parse(from), before);
    }).QuickCheckThrowOnFailure();

    private static JsonObject Difference(JsonObject before, JsonObject after)
    {
        var patch = new JsonObject();
        foreach ((string name, _) in before) patch[name] = null;
        foreach ((string name, JsonNode? value) in after)
        {
            patch[name] = before[name] is JsonObject old && value is JsonObject updated ? Difference(old, updated) : value?.DeepClone();
        }

        return patch;
    }
}
