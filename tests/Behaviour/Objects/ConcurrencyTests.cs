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
