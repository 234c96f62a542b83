namespace NetworkTelemetry.Behaviour.Lifecycle;

public sealed class DeletionTests(ClusterUnderTest cluster) : BehaviourTest(cluster)
{
    [Fact]
    public async Task A_finalizer_holds_an_object_until_it_is_removed()
    {
        await CreateTargetAsync("a");
        (await Raw.MergeAsync($"{Targets}/a", """{"metadata":{"finalizers":["example.com/hold"]}}""")).Ok();
        (await Raw.DeleteAsync($"{Targets}/a")).Expect(200);
        var held = (await Raw.GetAsync($"{Targets}/a")).Expect(200);
        Assert.NotNull(held["metadata"]!["deletionTimestamp"]);
        (await Raw.MergeAsync($"{Targets}/a", """{"metadata":{"finalizers":["example.com/hold","example.com/late"]}}""")).Expect(422, "Invalid");
        (await Raw.MergeAsync($"{Targets}/a", """{"metadata":{"finalizers":null}}""")).Ok();
        (await Raw.GetAsync($"{Targets}/a")).Expect(404);
    }

    [Fact]
    public async Task What_an_object_owns_goes_after_it()
    {
        var owner = await CreateMapAsync("owner");
        await CreateMapAsync("owned", Bodies.Owner(owner));
        (await Raw.DeleteAsync($"{ConfigMaps}/owner", """{"propagationPolicy":"Background"}""")).Ok();
        (await Raw.GetAsync($"{ConfigMaps}/owner")).Expect(404);
        await GoneAsync($"{ConfigMaps}/owned");
    }

    [Fact]
    public async Task A_foreground_deletion_waits_for_what_blocks_it()
    {
        var owner = await CreateMapAsync("owner");
        await CreateMapAsync("owned", Bodies.Owner(owner, ",\"blockOwnerDeletion\":true") + ",\"finalizers\":[\"example.com/hold\"]");
        (await Raw.DeleteAsync($"{ConfigMaps}/owner", """{"propagationPolicy":"Foreground"}""")).Ok();
        await Eventually.TrueAsync(
            async () => (await Raw.GetAsync($"{ConfigMaps}/owned"))["metadata"]!["deletionTimestamp"] is not null, () => Task.FromResult("owned is not deleted"), Patience);
        Assert.Equal("foregroundDeletion", (string?)(await Raw.GetAsync($"{ConfigMaps}/owner")).Expect(200)["metadata"]!["finalizers"]![0]);
        (await Raw.MergeAsync($"{ConfigMaps}/owned", """{"metadata":{"finalizers":null}}""")).Ok();
        await GoneAsync($"{ConfigMaps}/owner");
    }

    [Fact]
    public async Task An_orphan_loses_its_owner_and_stays()
    {
        var owner = await CreateMapAsync("owner");
        await CreateMapAsync("owned", Bodies.Owner(owner));

        // The garbage collector orphans what its own watch has shown it, deletes what it sees later, and tells nobody how far it is.
        if (ClusterUnderTest.RealKubeconfig is not null) await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        (await Raw.DeleteAsync($"{ConfigMaps}/owner", """{"propagationPolicy":"Orphan"}""")).Ok();
        await GoneAsync($"{ConfigMaps}/owner");
        Assert.Null((await Raw.GetAsync($"{ConfigMaps}/owned")).Expect(200)["metadata"]!["ownerReferences"]);
    }

    [Fact]
    public async Task A_namespace_takes_everything_with_it()
    {
        await CreateTargetAsync("a");
        await CreateMapAsync("held", ",\"finalizers\":[\"example.com/hold\"]");
        (await Raw.DeleteAsync($"api/v1/namespaces/{Namespace}")).Ok();
        Assert.Equal("Terminating", (string?)(await Raw.GetAsync($"api/v1/namespaces/{Namespace}")).Expect(200)["status"]!["phase"]);
        (await Raw.CreateAsync(ConfigMaps, Bodies.Map("late"))).Expect(403, "Forbidden");
        await GoneAsync($"{Targets}/a");
        (await Raw.MergeAsync($"{ConfigMaps}/held", """{"metadata":{"finalizers":null}}""")).Ok();
        await GoneAsync($"api/v1/namespaces/{Namespace}");
    }
}
