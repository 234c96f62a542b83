using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.LocalCluster.Apply;
using NetworkTelemetry.LocalCluster.Schema;
using NetworkTelemetry.LocalCluster.Tests.Builtin;

namespace NetworkTelemetry.LocalCluster.Tests.Apply;

public class ServerSideApplyTests
{
    private const string Header = "'apiVersion':'networktelemetry.io/v1alpha1','kind':'ProbeTarget','metadata':{'name':'a','namespace':'d'}";
    private static readonly ObjectSchema Schema = CustomResources.Target().Schema;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static WriteOptions By(string manager, int second = 0, bool force = false, string? subresource = null) => new()
    {
        Manager = manager,
        ApiVersion = "networktelemetry.io/v1alpha1",
        Now = Start.AddSeconds(second),
        Force = force,
        Subresource = subresource,
        HasStatus = true,
    };

    private static JsonObject Target(string spec) => Json.Object($"{{{Header},'spec':{spec}}}");

    private static JsonObject Applied(JsonObject? live, string spec, WriteOptions options)
    {
        ApplyResult result = ServerSideApply.Apply(Schema, live, Target(spec), options);
        Assert.Empty(result.Conflicts);
        return result.Object!;
    }

    private static void AssertSpec(string expected, JsonObject value) => Json.AssertSame(Json.Object(expected), value["spec"]);

    private static JsonNode? Fields(JsonObject value, string manager) =>
        value.Object("metadata").Objects("managedFields").SingleOrDefault(entry => entry.Text("manager") == manager)?["fieldsV1"];

    [Fact]
    public void Create_owns_what_was_applied_and_nothing_of_the_identity()
    {
        JsonObject created = Applied(null, "{'host':'h','order':['x'],'tags':['t'],'weights':{'w':1},'probes':[{'name':'p','port':1}],'place':{'x':'1'},'free':{'l':[1],'m':{'n':1}}}", By("me"));
        Json.AssertSame(Json.Object("""
            {'manager':'me','operation':'Apply','apiVersion':'networktelemetry.io/v1alpha1','time':'2026-01-01T00:00:00Z','fieldsType':'FieldsV1','fieldsV1':
              {'f:spec':{'f:host':{},'f:order':{},'f:place':{},'f:tags':{'v:\"t\"':{}},'f:weights':{'f:w':{}},'f:free':{'f:l':{},'f:m':{'.':{},'f:n':{}}},
               'f:probes':{'k:{\"name\":\"p\"}':{'.':{},'f:name':{},'f:port':{}}}}}}
            """.Replace("\\\"", "\\u0022")), created["metadata"]!["managedFields"]![0]);
    }

    [Fact]
    public void Same_configuration_again_changes_nothing_not_even_a_time()
    {
        JsonObject created = Applied(null, "{'host':'h','tags':['t']}", By("me"));
        ApplyResult again = ServerSideApply.Apply(Schema, created, Target("{'host':'h','tags':['t']}"), By("me", 60));
        Assert.False(again.Changed);
        Json.AssertSame(created, again.Object);
    }

    [Fact]
    public void Another_managers_value_is_a_conflict_that_names_both()
    {
        JsonObject live = Applied(null, "{'host':'h','replicas':1}", By("one"));
        ApplyResult result = ServerSideApply.Apply(Schema, live, Target("{'host':'h','replicas':2}"), By("two"));
        Assert.Null(result.Object);
        Assert.Equal([new FieldConflict("\"one\"", ".spec.replicas")], result.Conflicts);
        Assert.Equal("Apply failed with 1 conflict: conflict with \"one\": .spec.replicas", result.ConflictMessage);
        Assert.Equal("conflict with \"one\"", result.Conflicts[0].Message);
    }

    [Fact]
    public void Several_conflicts_are_listed_for_each_manager()
    {
        JsonObject live = ManagedFields.TrackUpdate(Schema, null, Target("{'host':'h','probes':[{'name':'p','port':1}]}"), By("kubectl-create"));
        ApplyResult result = ServerSideApply.Apply(Schema, live, Target("{'host':'i','probes':[{'name':'p','port':2}]}"), By("two"));
        Assert.Equal(
            "Apply failed with 2 conflicts: conflicts with \"kubectl-create\" using networktelemetry.io/v1alpha1:\n- .spec.host\n- .spec.probes[name=\"p\"].port",
            result.ConflictMessage);
    }

    [Fact]
    public void Force_takes_the_field_from_its_owner()
    {
        JsonObject live = Applied(null, "{'host':'h','replicas':1}", By("one"));
        JsonObject forced = Applied(live, "{'replicas':2}", By("two", force: true));
        AssertSpec("{'host':'h','replicas':2}", forced);
        Json.AssertSame(Json.Object("{'f:spec':{'f:host':{}}}"), Fields(forced, "one"));
        Json.AssertSame(Json.Object("{'f:spec':{'f:replicas':{}}}"), Fields(forced, "two"));
    }

    [Fact]
    public void Equal_values_are_shared_and_stay_until_the_last_owner_drops_them()
    {
        JsonObject live = Applied(Applied(null, "{'host':'h','replicas':1}", By("one")), "{'replicas':1}", By("two"));
        JsonObject dropped = Applied(live, "{'host':'h'}", By("one"));
        AssertSpec("{'host':'h','replicas':1}", dropped);
        AssertSpec("{'host':'h'}", Applied(dropped, "{}", By("two")));
    }

    [Theory]
    [InlineData("{'host':'h','tags':['a','b']}", "{'host':'h','tags':['b']}", "{'host':'h','tags':['b']}")]
    [InlineData("{'host':'h','weights':{'a':1,'b':2}}", "{'host':'h','weights':{'b':2}}", "{'host':'h','weights':{'b':2}}")]
    [InlineData("{'host':'h','weights':{'a':1}}", "{'host':'h'}", "{'host':'h'}")]
    [InlineData("{'host':'h','order':['a','b']}", "{'host':'h','order':['c']}", "{'host':'h','order':['c']}")]
    [InlineData("{'host':'h','place':{'x':'1','y':'2'}}", "{'host':'h','place':{'x':'1'}}", "{'host':'h','place':{'x':'1'}}")]
    [InlineData("{'probes':[{'name':'a'},{'name':'b','port':1}]}", "{'probes':[{'name':'b'}]}", "{'probes':[{'name':'b'}]}")]
    [InlineData("{'probes':[{'name':'a'}]}", "{'host':'h'}", "{'host':'h'}")]
    [InlineData("{'ports':[{'port':1},{'port':1,'protocol':'UDP','note':'n'}]}", "{'ports':[{'port':1,'protocol':'TCP'}]}", "{'ports':[{'port':1,'protocol':'TCP'}]}")]
    [InlineData("{'free':{'a':1,'b':{'c':1}}}", "{'free':{'b':{}}}", "{'free':{'b':{}}}")]
    [InlineData("{'probes':[{'name':'a'},{'name':'b'}]}", "{'probes':[{'name':'b'},{'name':'a'}]}", "{'probes':[{'name':'b'},{'name':'a'}]}")]
    [InlineData("{'host':'h','replicas':1}", "{'host':'h','replicas':null}", "{'host':'h'}")]
    public void What_a_sole_manager_leaves_out_is_removed(string first, string second, string expected) =>
        AssertSpec(expected, Applied(Applied(null, first, By("me")), second, By("me")));

    [Fact]
    public void Defaults_that_nobody_owns_stay()
    {
        JsonObject live = Applied(null, "{'host':'h'}", By("me"));
        SchemaDefaults.Apply(Schema, live);
        AssertSpec("{'host':'i','interval':'60s'}", Applied(live, "{'host':'i'}", By("me")));
    }

    [Fact]
    public void List_items_of_two_managers_stand_side_by_side()
    {
        JsonObject live = Applied(null, "{'probes':[{'name':'a','port':1},{'name':'b'}]}", By("one"));
        JsonObject both = Applied(live, "{'probes':[{'name':'c'},{'name':'b','type':'TCP'}]}", By("two"));
        AssertSpec("{'probes':[{'name':'a','port':1},{'name':'c'},{'name':'b','type':'TCP'}]}", both);
        AssertSpec("{'probes':[{'name':'c'},{'name':'b','type':'TCP'}]}", Applied(both, "{}", By("one")));
    }

    [Theory]
    [InlineData("{'probes':[{'port':1}]}", "omits key field \"name\"")]
    [InlineData("{'probes':['x']}", "must be an object")]
    [InlineData("{'probes':[{'name':'a'},{'name':'a'}]}", ".spec.probes: duplicate entries for key [name=\"a\"]")]
    [InlineData("{'ports':[{'port':1},{'port':1,'protocol':'TCP'}]}", "duplicate entries for key [port=1,protocol=\"TCP\"]")]
    [InlineData("{'tags':['a','a']}", "duplicate entries for key [=\"a\"]")]
    public void Configuration_that_can_not_be_merged_says_where(string spec, string message) =>
        Assert.Contains(message, Assert.Throws<FieldsException>(() => ServerSideApply.Apply(Schema, null, Target(spec), By("me"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Managed_fields_can_not_be_applied()
    {
        JsonObject target = Target("{}");
        target["metadata"]!["managedFields"] = new JsonArray(new JsonObject { ["manager"] = "x" });
        Assert.Equal("metadata.managedFields must be nil", Assert.Throws<FieldsException>(() => ServerSideApply.Apply(Schema, null, target, By("me"))).Message);
    }

    [Fact]
    public void Status_endpoint_writes_status_alone_and_the_object_never_does()
    {
        JsonObject given = Json.Object($"{{{Header},'spec':{{'host':'h'}},'status':{{'phase':'Up'}}}}");
        JsonObject live = ServerSideApply.Apply(Schema, null, given, By("me")).Object!;
        Assert.Null(live["status"]);
        JsonObject changed = Json.Object($"{{{Header},'spec':{{'host':'changed'}},'status':{{'phase':'Up'}}}}");
        JsonObject status = ServerSideApply.Apply(Schema, live, changed, By("me", subresource: "status")).Object!;
        AssertSpec("{'host':'h'}", status);
        Assert.Equal("Up", status.Object("status").Text("phase"));
        JsonObject entry = status.Object("metadata").Objects("managedFields").Single(each => each.Text("subresource") == "status");
        Json.AssertSame(Json.Object("{'f:status':{'f:phase':{}}}"), entry["fieldsV1"]);
        Assert.False(ServerSideApply.Apply(Schema, status, changed, By("me", 9, subresource: "status")).Changed);
    }

    [Fact]
    public void Kubectl_goes_from_client_side_to_server_side_without_conflict()
    {
        JsonObject applied = Target("{'host':'h','replicas':1}");
        JsonObject live = applied.DeepClone().AsObject();
        live["metadata"]!["annotations"] = new JsonObject { ["kubectl.kubernetes.io/last-applied-configuration"] = applied.ToJsonString() };
        live = ManagedFields.TrackUpdate(Schema, null, live, By("kubectl-client-side-apply"));
        JsonObject migrated = Applied(live, "{'host':'new','replicas':1}", By("kubectl"));
        AssertSpec("{'host':'new','replicas':1}", migrated);
        string noted = migrated.Object("metadata").Object("annotations").Text("kubectl.kubernetes.io/last-applied-configuration")!;
        Json.AssertSame(Target("{'host':'new','replicas':1}"), JsonNode.Parse(noted));
        Assert.False(ServerSideApply.Apply(Schema, migrated, Target("{'host':'new','replicas':1}"), By("kubectl", 9)).Changed);

        JsonObject edited = live.DeepClone().AsObject();
        edited["spec"]!["host"] = "edited";
        edited = ManagedFields.TrackUpdate(Schema, live, edited, By("kubectl-edit"));
        Assert.Single(ServerSideApply.Apply(Schema, edited, Target("{'host':'new'}"), By("kubectl")).Conflicts);
        Assert.Single(ServerSideApply.Apply(Schema, live, Target("{'host':'new'}"), By("other")).Conflicts);
    }

    [Fact]
    public void An_object_from_before_ownership_belongs_to_somebody()
    {
        ApplyResult result = ServerSideApply.Apply(Schema, Target("{'host':'h'}"), Target("{'host':'i'}"), By("me"));
        Assert.Equal("conflict with \"before-first-apply\" using networktelemetry.io/v1alpha1", Assert.Single(result.Conflicts).Message);
    }

    [Fact]
    public void Damaged_managed_fields_own_nothing()
    {
        JsonObject live = Target("{'host':'h'}");
        live["metadata"]!["managedFields"] = JsonNode.Parse("""[5,{"manager":"x","fieldsV1":{"bad":{}}},{"manager":"y","operation":"Apply","fieldsV1":{"f:spec":{"f:replicas":{}}}}]""");
        AssertSpec("{'host':'i'}", Applied(live, "{'host':'i'}", By("me")));
    }

    [Fact]
    public void A_sole_manager_gets_exactly_what_it_applies_and_again_is_no_change() =>
        Prop.ForAll(RandomSpecs.All, RandomSpecs.All, (first, second) =>
        {
            JsonObject live = Applied(null, first, By("me"));
            JsonObject updated = Applied(live, second, By("me", 1));
            Json.AssertSame(JsonNode.Parse(second), updated["spec"]);
            ApplyResult again = ServerSideApply.Apply(Schema, updated, Target(second), By("me", 2));
            Assert.False(again.Changed);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Managers_of_different_fields_never_conflict_and_each_can_leave() =>
        Prop.ForAll(RandomSpecs.Left, RandomSpecs.Right, (left, right) =>
        {
            JsonObject both = Applied(Applied(null, left, By("one")), right, By("two"));
            JsonObject alone = Applied(both, "{}", By("one", 1));
            JsonObject reference = Applied(null, right, By("two"));
            Json.AssertSame(reference["spec"], alone["spec"]);
            Json.AssertSame(Fields(reference, "two"), Fields(alone, "two"));
        }).QuickCheckThrowOnFailure();
}
