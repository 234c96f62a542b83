using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Behaviour.Objects;

public sealed class ConcurrencyTests(ClusterUnderTest cluster) : BehaviourTest(cluster)
{
    [Fact]
    public async Task A_replacement_of_an_old_version_is_a_conflict()
    {
        var old = await CreateMapAsync("a");
        (await Raw.MergeAsync($"{ConfigMaps}/a", """{"data":{"a":"2"}}""")).Ok();
        old.Body["data"]!["a"] = "3";
        var answer = (await Raw.ReplaceAsync($"{ConfigMaps}/a", old.Body)).Expect(409, "Conflict");
        Assert.Equal("Operation cannot be fulfilled on configmaps \"a\": the object has been modified; please apply your changes to the latest version and try again", answer.Message);
        Assert.Equal("2", (string?)(await Raw.GetAsync($"{ConfigMaps}/a"))["data"]!["a"]);
    }

    [Fact]
    public async Task A_merge_patch_with_an_old_version_is_a_conflict()
    {
        var old = await CreateTargetAsync("a");
        (await Raw.MergeAsync($"{Targets}/a", """{"spec":{"suspend":true}}""")).Ok();
        (await Raw.MergeAsync($"{Targets}/a", $$$"""{"metadata":{"resourceVersion":"{{{old.ResourceVersion}}}"},"spec":{"suspend":false}}""")).Expect(409, "Conflict");
    }

    [Fact]
    public async Task An_apply_with_an_old_version_or_another_uid_is_a_conflict_even_when_forced()
    {
        var old = await CreateTargetAsync("a");
        (await Raw.MergeAsync($"{Targets}/a", """{"spec":{"suspend":true}}""")).Ok();
        Task<ApiAnswer> ApplyAsync(string metadata) => Raw.ApplyAsync($"{Targets}/a", "alice", Bodies.Applied("a", "\"host\":\"h\"", metadata), force: true);
        (await ApplyAsync($",\"resourceVersion\":\"{old.ResourceVersion}\"")).Expect(409, "Conflict");
        Assert.InRange((await ApplyAsync(",\"uid\":\"other\"")).Code, 409, 422);
        Assert.Equal("192.0.2.1", (string?)(await Raw.GetAsync($"{Targets}/a"))["spec"]!["host"]);
        (await ApplyAsync($",\"uid\":\"{old.Uid}\"")).Ok();
    }

    [Fact]
    public async Task An_apply_for_one_incarnation_does_not_create_another()
    {
        var answer = (await Raw.ApplyAsync($"{Targets}/gone", "alice", Bodies.Applied("gone", "\"host\":\"h\"", ",\"uid\":\"1234\""))).Expect(409, "Conflict");
        Assert.Contains("uid mismatch: the provided object specified uid 1234, and no existing object was found", answer.Message, StringComparison.Ordinal);
        (await Raw.GetAsync($"{Targets}/gone")).Expect(404);
    }

    [Fact]
    public async Task Of_many_who_apply_a_new_object_at_once_none_is_refused()
    {
        for (var round = 0; round < 5; round++)
        {
            var path = $"{ConfigMaps}/shared-{round}";
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Raw.ApplyAsync(
                path, $"manager-{i}", $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"shared-{{{round}}}"},"data":{"key-{{{i}}}":"1"}}""")));
            Assert.All(answers, answer => answer.Ok());
            Assert.Equal(8, (await Raw.GetAsync(path))["data"]!.AsObject().Count);
        }
    }

    [Fact]
    public async Task A_replacement_of_a_custom_resource_needs_a_version()
    {
        var target = await CreateTargetAsync("a");
        target.Body["metadata"]!.AsObject().Remove("resourceVersion");
        var answer = (await Raw.ReplaceAsync($"{Targets}/a", target.Body)).Expect(422, "Invalid");
        Assert.Contains("metadata.resourceVersion: Invalid value: 0x0: must be specified for an update", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_replace_a_lease_one_wins()
    {
        var lease = await Client.CreateAsync(
            new Lease { Metadata = new() { Name = "l", Namespace = Namespace }, Spec = new() { HolderIdentity = "nobody", LeaseDurationSeconds = 15 } }, Cancellation);
        async Task<bool> TryAsync(string holder)
        {
            try
            {
                await Client.ReplaceLeaseAsync(lease with { Spec = lease.Spec! with { HolderIdentity = holder } }, Cancellation);
                return true;
            }
            catch (KubernetesException error) when (error.IsConflict)
            {
                return false;
            }
        }

        var won = await Task.WhenAll(TryAsync("a"), TryAsync("b"), TryAsync("c"), TryAsync("d"));
        Assert.Single(won, true);
    }

    [Fact]
    public async Task A_deletion_can_ask_for_one_incarnation()
    {
        var map = await CreateMapAsync("a");
        var answer = (await Raw.DeleteAsync($"{ConfigMaps}/a", """{"preconditions":{"uid":"other"}}""")).Expect(409, "Conflict");
        Assert.Contains("precondition", answer.Message, StringComparison.OrdinalIgnoreCase);
        answer = (await Raw.DeleteAsync($"{ConfigMaps}/a", """{"preconditions":{"resourceVersion":"1"}}""")).Expect(409, "Conflict");
        Assert.Contains("ResourceVersion", answer.Message, StringComparison.Ordinal);
        Assert.True(await Client.DeleteAsync<ConfigMap>(new(Namespace, "a"), new(Uid: map.Uid), Cancellation));
        (await Raw.GetAsync($"{ConfigMaps}/a")).Expect(404);
    }

    [Fact]
    public async Task An_update_that_changes_nothing_keeps_the_version()
    {
        var map = await CreateMapAsync("a");
        Assert.Equal(map.ResourceVersion, (await Raw.ReplaceAsync($"{ConfigMaps}/a", map.Body)).Ok().ResourceVersion);
        Assert.Equal(map.ResourceVersion, (await Raw.MergeAsync($"{ConfigMaps}/a", """{"data":{"a":"1"}}""")).Ok().ResourceVersion);
    }
}
