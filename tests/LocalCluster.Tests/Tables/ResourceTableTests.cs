using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Builtin;
using NetworkTelemetry.LocalCluster.Schema;
using NetworkTelemetry.LocalCluster.Tables;
using NetworkTelemetry.LocalCluster.Tests.Builtin;

namespace NetworkTelemetry.LocalCluster.Tests.Tables;

public class ResourceTableTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 5, 3, TimeSpan.Zero);
    private static readonly JsonObject Shop = Json.Object("""
        {'metadata':{'name':'shop','creationTimestamp':'2026-01-01T00:00:00Z'},
         'spec':{'host':'h'},'status':{'nodes':3,'loss':0.5,'conditions':[{'type':'Ready','status':'True'}]}}
        """);

    [Fact]
    public void Custom_columns_have_the_types_that_the_definition_asks_for()
    {
        ResourceDefinition type = CustomResources.Target("""
            [{'name':'Host','type':'string','jsonPath':'.spec.host'},
             {'name':'Nodes','type':'integer','jsonPath':'.status.nodes'},
             {'name':'Loss','type':'number','jsonPath':'.status.loss'},
             {'name':'Ready','type':'string','jsonPath':'.status.conditions[?(@.type==\'Ready\')].status'},
             {'name':'Text','type':'string','jsonPath':'.status.nodes','priority':1},
             {'name':'None','type':'string','jsonPath':'.status.none'},
             {'name':'Age','type':'date','jsonPath':'.metadata.creationTimestamp'}]
            """.Replace("\\'", "\\\"", StringComparison.Ordinal));
        JsonObject table = ResourceTable.Build(type, [Shop], IncludeObject.Metadata, Json.Object("{'resourceVersion':'7'}"), Now);
        Json.AssertSame(JsonNode.Parse("""["shop","h",3,0.5,"True","3",null,"5m3s"]"""), table["rows"]![0]!["cells"]);
        Assert.Equal(["Name", "Host", "Nodes", "Loss", "Ready", "Text", "None", "Age"], table.Objects("columnDefinitions").Select(column => column.Text("name")));
        Assert.Equal(1, (int)table["columnDefinitions"]![5]!["priority"]!);
        Assert.Equal("PartialObjectMetadata", (string?)table["rows"]![0]!["object"]!["kind"]);
        Assert.Equal("7", (string?)table["metadata"]!["resourceVersion"]);
    }

    [Fact]
    public void Without_columns_there_are_name_and_age()
    {
        JsonObject table = ResourceTable.Build(CustomResources.Target("[]"), [Shop], IncludeObject.None, null, Now);
        Json.AssertSame(Json.Object("{'cells':['shop','5m3s']}"), table["rows"]![0]);
    }

    [Fact]
    public void Later_watch_events_carry_no_columns_but_the_object_when_asked()
    {
        JsonObject table = ResourceTable.Build(CustomResources.Target("[]"), [Shop], IncludeObject.Object, null, Now, withColumns: false);
        Assert.Empty(table["columnDefinitions"]!.AsArray());
        Json.AssertSame(Shop, table["rows"]![0]!["object"]);
    }

    [Theory]
    [InlineData("v1", "ConfigMap", "{'metadata':{'name':'c'},'data':{'a':'','b':''},'binaryData':{'c':''}}", "c|3|<unknown>")]
    [InlineData("v1", "Secret", "{'metadata':{'name':'s'},'type':'Opaque','data':{'a':''}}", "s|Opaque|1|<unknown>")]
    [InlineData("v1", "Namespace", "{'metadata':{'name':'n'},'status':{'phase':'Active'}}", "n|Active|<unknown>")]
    [InlineData("coordination.k8s.io/v1", "Lease", "{'metadata':{'name':'l'},'spec':{'holderIdentity':'me'}}", "l|me|<unknown>")]
    [InlineData("apps/v1", "ControllerRevision", "{'metadata':{'name':'r','ownerReferences':[{'apiVersion':'x.io/v1','kind':'Nd','name':'e','controller':true}]},'revision':4}",
        "r|nd.x.io/e|4|<unknown>")]
    [InlineData("v1", "Event", "{'metadata':{'name':'e'},'involvedObject':{'kind':'Pod','name':'p'},'type':'Normal','reason':'R','message':'m','firstTimestamp':'2026-01-01T00:00:00Z','lastTimestamp':'2026-01-01T00:05:00Z','count':3,'source':{'component':'kubelet','host':'h'}}",
        "3s|Normal|R|pod/p||kubelet, h|m|5m3s|3|e")]
    [InlineData("events.k8s.io/v1", "Event", "{'metadata':{'name':'e'},'regarding':{'kind':'Pod','name':'p'},'type':'Normal','reason':'R','note':'m','eventTime':'2026-01-01T00:00:00.000000Z','reportingController':'op'}",
        "5m3s|Normal|R|pod/p||op|m|5m3s|1|e")]
    public void Built_in_type_shows_its_columns(string apiVersion, string kind, string value, string expected)
    {
        ResourceDefinition type = BuiltinResources.All.Single(each => each.ApiVersion == apiVersion && each.Kind == kind);
        JsonObject table = ResourceTable.Build(type, [Json.Object(value)], IncludeObject.None, null, Now);
        Assert.Equal(expected, string.Join('|', table["rows"]![0]!["cells"]!.AsArray().Select(cell => cell?.ToString())));
    }
}
