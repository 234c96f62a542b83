using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Apply;
using NetworkTelemetry.LocalCluster.Schema;
using NetworkTelemetry.LocalCluster.Tests.Builtin;

namespace NetworkTelemetry.LocalCluster.Tests.Apply;

public class ManagedFieldsTests
{
    private static readonly ObjectSchema Schema = CustomResources.Target().Schema;

    private static WriteOptions By(string manager, int second = 0, string? subresource = null) => new()
    {
        Manager = manager,
        ApiVersion = "networktelemetry.io/v1alpha1",
        Now = new DateTimeOffset(2026, 1, 1, 0, 0, second, TimeSpan.Zero),
        Subresource = subresource,
        HasStatus = true,
    };

    private static JsonObject Target(string spec) => Json.Object($"{{'metadata':{{'name':'a','uid':'u','labels':{{'l':'1'}}}},'spec':{spec}}}");

    private static IEnumerable<JsonObject> Entries(JsonObject value) => value.Object("metadata").Objects("managedFields");

    [Fact]
    public void Create_owns_everything_but_the_identity()
    {
        JsonObject entry = Assert.Single(Entries(ManagedFields.TrackUpdate(Schema, null, Target("{'host':'h'}"), By("curl"))));
        Json.AssertSame(Json.Object("""
            {'manager':'curl','operation':'Update','apiVersion':'networktelemetry.io/v1alpha1','time':'2026-01-01T00:00:00Z','fieldsType':'FieldsV1',
             'fieldsV1':{'f:metadata':{'f:labels':{'.':{},'f:l':{}}},'f:spec':{'f:host':{}}}}
            """.Replace("'.':{},", "")), entry);
    }

    [Fact]
    public void Update_owns_what_it_changes_and_takes_it_from_others()
    {
        JsonObject live = ManagedFields.TrackUpdate(Schema, null, Target("{'host':'h','replicas':1}"), By("one"));
        JsonObject updated = ManagedFields.TrackUpdate(Schema, live, Target("{'host':'i','replicas':1}"), By("two", 1));
        Dictionary<string, JsonNode?> fields = Entries(updated).ToDictionary(entry => entry.Text("manager")!, entry => entry["fieldsV1"]!["f:spec"]);
        Json.AssertSame(Json.Object("{'f:replicas':{}}"), fields["one"]);
        Json.AssertSame(Json.Object("{'f:host':{}}"), fields["two"]);
    }

    [Fact]
    public void An_update_that_changes_nothing_leaves_owners_and_times()
    {
        JsonObject live = ManagedFields.TrackUpdate(Schema, null, Target("{'host':'h'}"), By("one"));
        Json.AssertSame(live, ManagedFields.TrackUpdate(Schema, live, Target("{'host':'h'}"), By("two", 9)));
        Json.AssertSame(live, ManagedFields.TrackUpdate(Schema, live, Target("{'host':'h'}"), By("one", 9)));
    }

    [Fact]
    public void A_removed_field_is_owned_by_nobody()
    {
        JsonObject live = ManagedFields.TrackUpdate(Schema, null, Target("{'host':'h','probes':[{'name':'p'}]}"), By("one"));
        JsonObject updated = ManagedFields.TrackUpdate(Schema, live, Target("{'host':'h'}"), By("two", 1));
        Json.AssertSame(Json.Object("{'f:host':{}}"), Assert.Single(Entries(updated))["fieldsV1"]!["f:spec"]);
    }

    [Theory]
    [InlineData("[]", 0)]
    [InlineData("[{}]", 0)]
    [InlineData("[{'manager':'kubectl','operation':'Apply','apiVersion':'v1','fieldsType':'FieldsV1','fieldsV1':{'f:spec':{'f:host':{}}}}]", 1)]
    public void Request_may_replace_or_clear_the_owners(string managedFields, int expected)
    {
        JsonObject live = ManagedFields.TrackUpdate(Schema, null, Target("{'host':'h'}"), By("one"));
        JsonObject request = Target("{'host':'h'}");
        request["metadata"]!["managedFields"] = JsonNode.Parse(managedFields.Replace('\'', '"'));
        Assert.Equal(expected, Entries(ManagedFields.TrackUpdate(Schema, live, request, By("two"))).Count());
        Assert.Single(Entries(ManagedFields.TrackUpdate(Schema, live, request, By("two", subresource: "status"))), entry => entry.Text("manager") == "one");
    }

    [Fact]
    public void Owners_of_updates_do_not_grow_for_ever()
    {
        JsonObject live = Target("{'weights':{}}");
        for (int i = 0; i < 30; i++)
        {
            JsonObject next = live.DeepClone().AsObject();
            next["spec"]!["weights"]![$"w{i}"] = i;
            live = ManagedFields.TrackUpdate(Schema, live, next, By($"script-{i}", i));
        }

        Assert.Equal(10, Entries(live).Count());
        Assert.Contains(Entries(live), entry => entry.Text("manager") == "ancient-changes");
        Assert.Contains(Entries(live), entry => entry.Text("manager") == "script-29");
    }
}
