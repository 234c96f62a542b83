using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.LocalCluster.Apply;
using NetworkTelemetry.LocalCluster.Tests.Builtin;

namespace NetworkTelemetry.LocalCluster.Tests.Apply;

public class FieldSetTests
{
    [Fact]
    public void Set_algebra_holds_and_json_is_read_back() => Prop.ForAll(RandomSpecs.All, RandomSpecs.All, (first, second) =>
    {
        FieldSet a = Of(first);
        FieldSet b = Of(second);
        Assert.Equal(a, FieldsV1.Read(FieldsV1.Write(a)));
        Assert.Equal(a.Union(b), b.Union(a));
        Assert.Equal(a.Intersect(b), b.Intersect(a));
        Assert.Equal(a, a.Except(b).Union(a.Intersect(b)));
        Assert.True(a.Except(b).Intersect(b).IsEmpty);
        Assert.True(a.Except(a).IsEmpty);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("{'host':{}}")]
    [InlineData("{'q:host':{}}")]
    [InlineData("{'f:host':5}")]
    [InlineData("{'f:a':{'':{}}}")]
    [InlineData("{'k:name':{}}")]
    [InlineData("{'k:5':{}}")]
    [InlineData("{'v:[':{}}")]
    public void Damaged_fields_are_refused(string fields) => Assert.Throws<FieldsException>(() => FieldsV1.Read(Json.Object(fields)));

    [Fact]
    public void Endless_fields_are_refused()
    {
        JsonObject deep = Enumerable.Range(0, 1000).Aggregate(new JsonObject(), (inner, _) => new JsonObject { ["f:a"] = inner });
        Assert.Throws<FieldsException>(() => FieldsV1.Read(deep));
    }

    private static FieldSet Of(string spec) => FieldSetOf.Object(CustomResources.Target().Schema.Child("spec"), JsonNode.Parse(spec)!.AsObject());
}
