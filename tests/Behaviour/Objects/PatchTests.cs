using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Behaviour.Objects;

public sealed class PatchTests(ClusterUnderTest cluster) : BehaviourTest(cluster)
{
    [Fact]
    public async Task A_merge_patch_sets_members_and_null_removes_them()
    {
        await CreateTargetAsync("a", ",\"thresholds\":{\"rtt\":\"9ms\",\"loss\":\"1%\"}");
        var answer = (await Raw.MergeAsync($"{Targets}/a", """{"spec":{"interval":"9s","thresholds":{"loss":null}}}""")).Ok();
        Assert.Equal("""{"rtt":"9ms"}""", answer["spec"]!["thresholds"]!.ToJsonString());
        Assert.Equal("9s", (string?)answer["spec"]!["interval"]);
    }

    [Fact]
    public async Task A_json_patch_is_done_whole_or_not_at_all()
    {
        var before = await CreateTargetAsync("a");
        (await Raw.JsonPatchAsync(
            $"{Targets}/a",
            """[{"op":"replace","path":"/spec/host","value":"192.0.2.9"},{"op":"test","path":"/spec/interval","value":"1h"}]""")).Expect(422, "Invalid");
        var after = await Raw.GetAsync($"{Targets}/a");
        Assert.Equal(before.ResourceVersion, after.ResourceVersion);
        after = (await Raw.JsonPatchAsync(
            $"{Targets}/a",
            """[{"op":"test","path":"/spec/host","value":"192.0.2.1"},{"op":"replace","path":"/spec/host","value":"192.0.2.9"},{"op":"add","path":"/spec/probes/-","value":{"name":"web","type":"TCP","tcp":{"port":80}}}]""")).Ok();
        Assert.Equal("192.0.2.9 2", $"{after["spec"]!["host"]} {after["spec"]!["probes"]!.AsArray().Count}");
    }

    [Fact]
    public async Task The_client_calls_a_failed_test_invalid()
    {
        await CreateMapAsync("a");
        var error = await Assert.ThrowsAsync<KubernetesException>(() => Client.JsonPatchAsync<ConfigMap>(
            new(Namespace, "a"), [new JsonObject { ["op"] = "test", ["path"] = "/data/a", ["value"] = "2" }], null, Cancellation));
        Assert.True(error.IsInvalid);
    }

    [Fact]
    public async Task A_strategic_merge_patch_merges_builtin_lists_by_key()
    {
        await Raw.CreateAsync($"api/v1/namespaces/{Namespace}/configmaps", Bodies.Map("owner"));
        await CreateMapAsync("a", ",\"finalizers\":[\"example.com/one\"]");
        await KubectlAsync("patch", "configmap", "a", "--type=strategic", "-p", """{"metadata":{"finalizers":["example.com/two"]}}""");
        Assert.Equal(2, (await Raw.GetAsync($"{ConfigMaps}/a"))["metadata"]!["finalizers"]!.AsArray().Count);
        await Raw.MergeAsync($"{ConfigMaps}/a", """{"metadata":{"finalizers":null}}""");
    }

    [Fact]
    public async Task Custom_resources_take_no_strategic_merge_patch()
    {
        await CreateTargetAsync("a");
        Assert.NotEqual(0, (await Kubectl.TryAsync("-n", Namespace, "patch", "probetarget", "a", "--type=strategic", "-p", "{}")).ExitCode);
    }

    [Theory]
    [InlineData("""{"metadata":{"name":"b"}}""")]
    [InlineData("""{"metadata":{"namespace":"b"}}""")]
    [InlineData("""{"kind":"Other"}""")]
    public async Task A_patch_cannot_change_what_an_object_is(string patch)
    {
        await CreateTargetAsync("a");
        Assert.InRange((await Raw.MergeAsync($"{Targets}/a", patch)).Code, 400, 422);
    }
}
