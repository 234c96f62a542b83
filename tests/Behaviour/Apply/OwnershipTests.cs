using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Behaviour.Apply;

public sealed class OwnershipTests(ClusterUnderTest cluster) : BehaviourTest(cluster)
{
    private const string Probes = "\"probes\":[{\"name\":\"ping\",\"type\":\"ICMP\"}]";

    [Fact]
    public async Task Apply_creates_and_records_who_owns_what()
    {
        var made = (await Raw.ApplyAsync($"{Targets}/a", "alice", Bodies.Applied("a", $"\"host\":\"h\",{Probes}"))).Expect(201);
        var entry = Assert.Single(made["metadata"]!["managedFields"]!.AsArray())!;
        Assert.Equal("alice Apply networktelemetry.io/v1alpha1 FieldsV1", $"{entry["manager"]} {entry["operation"]} {entry["apiVersion"]} {entry["fieldsType"]}");
        var spec = entry["fieldsV1"]!["f:spec"]!;
        Assert.NotNull(spec["f:host"]);
        Assert.NotNull(spec["f:probes"]!["k:{\"name\":\"ping\"}"]!["."]);
        // A default is nobody's.
        Assert.Null(spec["f:interval"]);
    }

    [Fact]
    public async Task An_apply_that_changes_nothing_keeps_the_version()
    {
        var body = Bodies.Applied("a", $"\"host\":\"h\",{Probes}");
        var first = (await Raw.ApplyAsync($"{Targets}/a", "alice", body)).Ok();
        // Managers' times have whole seconds: a write that only refreshes them shows after one.
        await Task.Delay(1100, Cancellation);
        Assert.Equal(first.ResourceVersion, (await Raw.ApplyAsync($"{Targets}/a", "alice", body)).Expect(200).ResourceVersion);
    }

    [Fact]
    public async Task A_conflict_names_the_other_manager_and_the_field_and_force_takes_it()
    {
        (await Raw.ApplyAsync($"{Targets}/a", "alice", Bodies.Applied("a", $"\"host\":\"h\",\"interval\":\"9s\",{Probes}"))).Ok();
        var answer = (await Raw.ApplyAsync($"{Targets}/a", "bob", Bodies.Applied("a", "\"interval\":\"8s\""))).Expect(409, "Conflict");
        Assert.Contains("Apply failed with 1 conflict: conflict with \"alice\"", answer.Message, StringComparison.Ordinal);
        var cause = Assert.Single(answer["details"]!["causes"]!.AsArray())!;
        Assert.Equal("FieldManagerConflict .spec.interval", $"{cause["reason"]} {cause["field"]}");

        var forced = (await Raw.ApplyAsync($"{Targets}/a", "bob", Bodies.Applied("a", "\"interval\":\"8s\""), force: true)).Ok();
        Assert.Equal("8s", (string?)forced["spec"]!["interval"]);
        // Alice lost it: what she leaves out now stays.
        (await Raw.ApplyAsync($"{Targets}/a", "alice", Bodies.Applied("a", $"\"host\":\"h\",{Probes}"))).Ok();
        Assert.Equal("8s", (string?)(await Raw.GetAsync($"{Targets}/a"))["spec"]!["interval"]);
    }

    [Fact]
    public async Task A_field_that_is_left_out_goes_or_falls_back_to_its_default()
    {
        (await Raw.ApplyAsync($"{Targets}/a", "alice", Bodies.Applied("a", $"\"host\":\"h\",\"interval\":\"9s\",\"thresholds\":{{\"rtt\":\"9ms\",\"loss\":\"1%\"}},{Probes}"))).Ok();
        var spec = (await Raw.ApplyAsync($"{Targets}/a", "alice", Bodies.Applied("a", $"\"host\":\"h\",\"thresholds\":{{\"rtt\":\"9ms\"}},{Probes}"))).Ok()["spec"]!;
        // Not the whole of thresholds: Kubernetes 1.20 puts null in place of a map that lost its last field, and then refuses its own null.
        Assert.Equal("""{"rtt":"9ms"}""", spec["thresholds"]!.ToJsonString());
        Assert.Equal("60s", (string?)spec["interval"]);
    }

    [Fact]
    public async Task A_field_of_two_managers_stays_until_both_have_left_it_out()
    {
        (await Raw.ApplyAsync($"{ConfigMaps}/a", "alice", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":{"k":"v","own":"a"}}""")).Ok();
        (await Raw.ApplyAsync($"{ConfigMaps}/a", "bob", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":{"k":"v"}}""")).Ok();
        var left = (await Raw.ApplyAsync($"{ConfigMaps}/a", "alice", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}""")).Ok();
        Assert.Equal("""{"k":"v"}""", left["data"]!.ToJsonString());
        left = (await Raw.ApplyAsync($"{ConfigMaps}/a", "bob", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}""")).Ok();
        Assert.Null(left["data"]);
    }

    [Fact]
    public async Task List_map_items_have_owners_of_their_own()
    {
        (await Raw.ApplyAsync($"{Targets}/a", "alice", Bodies.Applied("a", $"\"host\":\"h\",{Probes}"))).Ok();
        var both = (await Raw.ApplyAsync($"{Targets}/a", "bob", Bodies.Applied("a", "\"probes\":[{\"name\":\"web\",\"type\":\"TCP\",\"tcp\":{\"port\":80}}]"))).Ok();
        Assert.Equal(["ping", "web"], Names(both));
        var one = (await Raw.ApplyAsync($"{Targets}/a", "alice", Bodies.Applied("a", "\"host\":\"h\""))).Ok();
        Assert.Equal(["web"], Names(one));
    }

    [Fact]
    public async Task An_update_owns_what_it_changed_and_conflicts_with_an_apply()
    {
        await CreateTargetAsync("a", ",\"interval\":\"9s\"");
        (await Raw.MergeAsync($"{Targets}/a?fieldManager=editor", """{"spec":{"interval":"7s"}}""")).Ok();
        var answer = (await Raw.ApplyAsync($"{Targets}/a", "alice", Bodies.Applied("a", "\"interval\":\"5s\""))).Expect(409, "Conflict");
        Assert.Contains("conflict with \"editor\"", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_needs_a_manager_and_the_same_name()
    {
        Assert.InRange((await Raw.ApplyAsync($"{ConfigMaps}/a", "", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}""")).Code, 400, 422);
        (await Raw.ApplyAsync($"{ConfigMaps}/a", "alice", """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"b"}}""")).Expect(400, "BadRequest");
    }

    [Fact]
    public async Task The_client_applies_what_a_model_says()
    {
        var map = new ConfigMap { Metadata = new() { Name = "a", Namespace = Namespace }, Data = new Dictionary<string, string> { ["k"] = "1" } };
        var first = await Client.ApplyAsync(map, new ApplyOptions("operator"), Cancellation);
        Assert.Equal(first.Metadata.ResourceVersion, (await Client.ApplyAsync(map, new ApplyOptions("operator"), Cancellation)).Metadata.ResourceVersion);
        var error = await Assert.ThrowsAsync<KubernetesException>(() =>
            Client.ApplyAsync(map with { Data = new Dictionary<string, string> { ["k"] = "2" } }, new ApplyOptions("other", Force: false), Cancellation));
        Assert.True(error.IsConflict);
        Assert.Contains("operator", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(ApiAnswer target) => target["spec"]!["probes"]!.AsArray().Select(p => (string)p!["name"]!);
}
