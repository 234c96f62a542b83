using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.LocalCluster.Patch;

namespace NetworkTelemetry.LocalCluster.Tests.Patch;

public class JsonPatchTests
{
    [Theory]
    [InlineData("[{'op':'add','path':'/b','value':1}]", "{'a':[1,2],'b':1}")]
    [InlineData("[{'op':'add','path':'/a/-','value':3}]", "{'a':[1,2,3]}")]
    [InlineData("[{'op':'add','path':'/a/0','value':0}]", "{'a':[0,1,2]}")]
    [InlineData("[{'op':'remove','path':'/a/0'}]", "{'a':[2]}")]
    [InlineData("[{'op':'replace','path':'/a','value':null}]", "{'a':null}")]
    [InlineData("[{'op':'move','from':'/a/0','path':'/b'}]", "{'a':[2],'b':1}")]
    [InlineData("[{'op':'copy','from':'/a','path':'/a~1b'}]", "{'a':[1,2],'a/b':[1,2]}")]
    [InlineData("[{'op':'test','path':'/a/1','value':2.0},{'op':'test','path':'/no','value':null}]", "{'a':[1,2]}")]
    [InlineData("[{'op':'replace','path':'','value':{'n':1}}]", "{'n':1}")]
    public void Operation_applies(string patch, string expected)
    {
        JsonObject target = Json.Object("{'a':[1,2]}");
        Json.AssertSame(Json.Object(expected), JsonPatch.Apply(target, Patch(patch)));
        Json.AssertSame(Json.Object("{'a':[1,2]}"), target);
    }

    [Theory]
    [InlineData("[{'op':'test','path':'/a/0','value':9}]", 422, "testing value /a/0 failed: test failed")]
    [InlineData("[{'op':'remove','path':'/x/y'}]", 422, "remove operation does not apply: doc is missing path: \"/x/y\": missing value")]
    [InlineData("[{'op':'replace','path':'/x','value':1}]", 422, "replace operation does not apply: doc is missing key: /x: missing value")]
    [InlineData("[{'op':'add','path':'/a/7','value':1}]", 422, "Unable to access invalid index: 7")]
    [InlineData("[{'op':'add','path':'/a/01','value':1}]", 422, "Unable to access invalid index: 01")]
    [InlineData("[{'op':'remove','path':''}]", 422, "remove operation does not apply")]
    [InlineData("[{'op':'move','from':'/a','path':'/a/0'}]", 422, "can't be moved into itself")]
    [InlineData("[{'op':'replace','path':'','value':[]}]", 422, "must be an object")]
    [InlineData("[{'op':'fly','path':'/a'}]", 400, "unexpected kind: fly")]
    [InlineData("[{'op':'add','path':'a','value':1}]", 400, "must begin with '/'")]
    [InlineData("[{'op':'add','path':'/a'}]", 400, "has no \"value\"")]
    [InlineData("[5]", 400, "must be an object")]
    [InlineData("{}", 400, "must be a list")]
    public void Misfit_says_why(string patch, int status, string message)
    {
        PatchException e = Assert.Throws<PatchException>(() => JsonPatch.Apply(Json.Object("{'a':[1,2]}"), Patch(patch)));
        Assert.Equal(status, e.StatusCode);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Copies_that_double_the_object_each_time_are_refused()
    {
        var operations = Enumerable.Range(0, 64).Select(_ => (JsonNode)Json.Object("{'op':'copy','from':'/a','path':'/a/-'}"));
        PatchException e = Assert.Throws<PatchException>(() => JsonPatch.Apply(Json.Object("{'a':[1]}"), new JsonArray([.. operations])));
        Assert.Equal(413, e.StatusCode);
    }

    [Fact]
    public void Copies_that_nest_an_object_in_itself_are_refused()
    {
        var patch = new JsonArray();
        for (int i = 0; i < 10; i++) patch.Add(Json.Object($"{{'op':'copy','from':'/a','path':'/a/b{i}'}}"));
        Assert.Contains("deeper than 64", Assert.Throws<PatchException>(() => JsonPatch.Apply(Deep(60), patch)).Message, StringComparison.Ordinal);
        static JsonObject Deep(int levels) => Enumerable.Range(0, levels).Aggregate(new JsonObject(), (inner, _) => new JsonObject { ["a"] = inner });
    }

    [Fact]
    public void Too_many_operations_are_refused()
    {
        var operations = Enumerable.Range(0, 10_001).Select(_ => (JsonNode)Json.Object("{'op':'test','path':'/a','value':1}"));
        Assert.Equal(413, Assert.Throws<PatchException>(() => JsonPatch.Apply(Json.Object("{'a':1}"), new JsonArray([.. operations]))).StatusCode);
    }

    [Fact]
    public void Every_object_turns_into_every_other_by_replacing_its_fields() => Prop.ForAll(RandomJson.Objects, RandomJson.Objects, (from, to) =>
    {
        JsonObject before = JsonNode.Parse(from)!.AsObject();
        JsonObject after = JsonNode.Parse(to)!.AsObject();
        var patch = new JsonArray();
        foreach ((string name, _) in before) patch.Add(new JsonObject { ["op"] = "remove", ["path"] = "/" + Escape(name) });
        foreach ((string name, JsonNode? value) in after)
        {
            patch.Add(new JsonObject { ["op"] = "add", ["path"] = "/" + Escape(name), ["value"] = value?.DeepClone() });
        }

        Json.AssertSame(after, JsonPatch.Apply(before, patch));
    }).QuickCheckThrowOnFailure();

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static JsonNode? Patch(string text) => JsonNode.Parse(text.Replace('\'', '"').Replace("\"/\"\"", "'/'\""));
}
