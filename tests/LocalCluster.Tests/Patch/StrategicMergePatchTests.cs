using NetworkTelemetry.LocalCluster.Builtin;
using NetworkTelemetry.LocalCluster.Patch;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Tests.Patch;

public class StrategicMergePatchTests
{
    private static readonly ObjectSchema Pod = BuiltinResources.All.Single(type => type.Kind == "Pod").Schema;

    [Theory]
    [InlineData("{'containers':[{'name':'b','image':'2'}]}", "{'containers':[{'name':'a','image':'1'},{'name':'b','image':'2'}],'volumes':[{'name':'v','emptyDir':{}}]}")]
    [InlineData("{'containers':[{'name':'a','$patch':'delete'}]}", "{'containers':[{'name':'b','image':'1'}],'volumes':[{'name':'v','emptyDir':{}}]}")]
    [InlineData("{'containers':[{'name':'c'},{'$patch':'replace'}]}", "{'containers':[{'name':'c'}],'volumes':[{'name':'v','emptyDir':{}}]}")]
    [InlineData("{'containers':[{'name':'c'}],'$setElementOrder/containers':[{'name':'c'},{'name':'a'},{'name':'b'}]}",
        "{'containers':[{'name':'c'},{'name':'a','image':'1'},{'name':'b','image':'1'}],'volumes':[{'name':'v','emptyDir':{}}]}")]
    [InlineData("{'volumes':[{'name':'v','$retainKeys':['name','configMap'],'configMap':{'name':'m'}}]}",
        "{'containers':[{'name':'a','image':'1'},{'name':'b','image':'1'}],'volumes':[{'name':'v','configMap':{'name':'m'}}]}")]
    [InlineData("{'volumes':null}", "{'containers':[{'name':'a','image':'1'},{'name':'b','image':'1'}]}")]
    [InlineData("{'$patch':'replace','nodeName':'n'}", "{'nodeName':'n'}")]
    public void Spec_is_patched_by_merge_keys(string patch, string expected)
    {
        var pod = Json.Object("{'spec':{'containers':[{'name':'a','image':'1'},{'name':'b','image':'1'}],'volumes':[{'name':'v','emptyDir':{}}]}}");
        var merged = StrategicMergePatch.Apply(Pod, pod, Json.Object($"{{'spec':{patch}}}"));
        Json.AssertSame(Json.Object($"{{'spec':{expected}}}"), merged);
    }

    [Fact]
    public void Finalizers_are_added_and_deleted_by_value()
    {
        var pod = Json.Object("{'metadata':{'finalizers':['x/a','x/b']}}");
        var patch = Json.Object("{'metadata':{'finalizers':['x/c'],'$deleteFromPrimitiveList/finalizers':['x/a']}}");
        Json.AssertSame(Json.Object("{'metadata':{'finalizers':['x/b','x/c']}}"), StrategicMergePatch.Apply(Pod, pod, patch));
    }

    [Theory]
    [InlineData("{'spec':{'containers':[{'image':'2'}]}}", 422, "containers: does not contain declared merge key: name")]
    [InlineData("{'spec':{'containers':['a']}}", 422, "containers: does not contain declared merge key: name")]
    [InlineData("{'spec':{'$patch':'burn'}}", 400, "burn")]
    public void Wrong_directive_or_item_is_refused(string patch, int status, string message)
    {
        var e = Assert.Throws<PatchException>(() => StrategicMergePatch.Apply(Pod, Json.Object("{'spec':{}}"), Json.Object(patch)));
        Assert.Equal(status, e.StatusCode);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }
}
