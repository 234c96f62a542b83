using System.Diagnostics;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Tests.Api;

/// <summary>Garbage collection, pods that stop, and the kubelet's side.</summary>
public sealed class LifecycleTests : IAsyncLifetime
{
    private const string Maps = "/api/v1/namespaces/default/configmaps";
    private const string Pods = "/api/v1/namespaces/default/pods";
    private const string PodJson = """{"metadata":{"name":"p"},"spec":{"terminationGracePeriodSeconds":7,"containers":[{"name":"main","image":"x"}]}}""";

    private TestCluster _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await TestCluster.StartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Theory]
    [InlineData("Background", false)]
    [InlineData("Foreground", false)]
    [InlineData("Orphan", true)]
    public async Task Deleting_an_owner_does_to_its_dependents_what_was_asked(string propagation, bool stays)
    {
        var owner = await CreateAsync("owner", "");
        await CreateAsync("dependent", Owners(owner));
        await CreateAsync("grandchild", Owners((await _cluster.GetAsync($"{Maps}/dependent")).Body));
        await _cluster.SendAsync(HttpMethod.Delete, $"{Maps}/owner", $$"""{"propagationPolicy":"{{propagation}}"}""");
        await UntilAsync(async () => (await _cluster.GetAsync($"{Maps}/owner")).Code == 404);
        if (stays)
        {
            await UntilAsync(async () => (await _cluster.GetAsync($"{Maps}/dependent")).Body["metadata"]!["ownerReferences"] is null);
            Assert.Equal(200, (await _cluster.GetAsync($"{Maps}/grandchild")).Code);
        }
        else
        {
            await UntilAsync(async () => (await _cluster.GetAsync($"{Maps}/grandchild")).Code == 404);
            Assert.Equal(404, (await _cluster.GetAsync($"{Maps}/dependent")).Code);
        }
    }

    [Fact]
    public async Task A_dependent_with_another_owner_stays_and_one_of_an_unknown_kind_is_left_alone()
    {
        var (first, second) = (await CreateAsync("first", ""), await CreateAsync("second", ""));
        await CreateAsync("both", Owners(first, second));
        await CreateAsync("unknown", ""","ownerReferences":[{"apiVersion":"nothing.io/v1","kind":"Thing","name":"t","uid":"0"}]""");
        await CreateAsync("absent", ""","ownerReferences":[{"apiVersion":"v1","kind":"ConfigMap","name":"t","uid":"0"}]""");
        await _cluster.SendAsync(HttpMethod.Delete, $"{Maps}/first");
        await UntilAsync(async () => (await _cluster.GetAsync($"{Maps}/both")).Body["metadata"]!["ownerReferences"]!.AsArray().Count == 1);
        await UntilAsync(async () => (await _cluster.GetAsync($"{Maps}/absent")).Code == 404);
        Assert.Equal(200, (await _cluster.GetAsync($"{Maps}/unknown")).Code);
    }

    [Fact]
    public async Task A_pod_that_never_ran_goes_at_once_and_one_that_runs_waits_for_its_kubelet()
    {
        await _cluster.PostAsync(Pods, PodJson);
        await _cluster.SendAsync(HttpMethod.Delete, $"{Pods}/p");
        Assert.Equal(404, (await _cluster.GetAsync($"{Pods}/p")).Code);

        var (_, pod) = await _cluster.PostAsync(Pods, PodJson);
        var uid = (string)pod["metadata"]!["uid"]!;
        Assert.Equal("local", (string?)pod["spec"]!["nodeName"]);
        Assert.True(await _cluster.Server.Pods.UpdateStatusAsync("default", "p", uid, _ => Running()));
        var (_, deleted) = await _cluster.SendAsync(HttpMethod.Delete, $"{Pods}/p");
        Assert.Equal(7, (int?)deleted["metadata"]!["deletionGracePeriodSeconds"]);
        Assert.Equal(200, (await _cluster.GetAsync($"{Pods}/p")).Code);
        await _cluster.Server.Pods.RemoveAsync("default", "p", "another");
        Assert.Equal(200, (await _cluster.GetAsync($"{Pods}/p")).Code);
        await _cluster.Server.Pods.RemoveAsync("default", "p", uid);
        Assert.Equal(404, (await _cluster.GetAsync($"{Pods}/p")).Code);
        Assert.False(await _cluster.Server.Pods.UpdateStatusAsync("default", "p", uid, _ => Running()));
    }

    [Fact]
    public async Task The_kubelet_keeps_the_conditions_of_others_and_is_told_of_changes()
    {
        using var end = new CancellationTokenSource();
        var changes = _cluster.Server.Pods.Watch(end.Token);
        var (_, pod) = await _cluster.PostAsync(Pods, PodJson);
        Assert.Equal(("pods", "p"), await NextAsync());
        await _cluster.SendAsync(
            HttpMethod.Patch, $"{Pods}/p/status", """{"status":{"conditions":[{"type":"example.com/gate","status":"True"}]}}""", "application/strategic-merge-patch+json");
        Assert.Equal(("pods", "p"), await NextAsync());
        await _cluster.Server.Pods.UpdateStatusAsync("default", "p", (string)pod["metadata"]!["uid"]!, _ => Running());
        var types = (await _cluster.GetAsync($"{Pods}/p")).Body["status"]!["conditions"]!.AsArray().Select(condition => (string)condition!["type"]!);
        Assert.Equal(["Ready", "example.com/gate"], types);

        async Task<(string Resource, string Name)> NextAsync()
        {
            var change = await changes.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(10));
            return (change.Resource, change.Name);
        }
    }

    [Fact]
    public async Task The_kubelet_s_events_are_counted()
    {
        var (_, pod) = await _cluster.PostAsync(Pods, PodJson);
        await _cluster.Server.Pods.RecordEventAsync(pod, "Warning", "BackOff", "Back-off restarting failed container");
        await _cluster.Server.Pods.RecordEventAsync(pod, "Warning", "BackOff", "Back-off restarting failed container");
        var recorded = Assert.Single((await _cluster.GetAsync("/api/v1/events?fieldSelector=involvedObject.name%3Dp")).Body["items"]!.AsArray());
        Assert.Equal((2, "BackOff"), ((int?)recorded!["count"], (string?)recorded["reason"]));
        Assert.Matches(@"Warning\s+BackOff\s+.*Back-off restarting", await _cluster.Kubectl.RunAsync("describe", "pod", "p"));
    }

    [Fact]
    public async Task A_look_that_fails_is_not_the_last_one()
    {
        var folder = TestCluster.NewFolder();
        try
        {
            // Two objects of one uid are more than the garbage collector can tell apart.
            await using (var store = ObjectStore.Open(Path.Combine(folder, "objects.db")))
            {
                foreach (var name in (string[])["a", "b"])
                {
                    var map = new JsonObject
                    {
                        ["apiVersion"] = "v1", ["kind"] = "ConfigMap", ["metadata"] = new JsonObject { ["namespace"] = "default", ["name"] = name, ["uid"] = "one" },
                    };
                    await store.WriteAsync(new StoreWrite(new ObjectKey("configmaps", "default", name), 0, map));
                }
            }

            await using var cluster = await TestCluster.StartAsync(folder);
            await Task.Delay(300);
            Assert.Equal(404, (await cluster.GetAsync("/api/v1/namespaces/default/serviceaccounts/default")).Code);
            await cluster.SendAsync(HttpMethod.Delete, "/api/v1/namespaces/default/configmaps/b");
            var deadline = DateTime.UtcNow.AddSeconds(10);
            while ((await cluster.GetAsync("/api/v1/namespaces/default/serviceaccounts/default")).Code != 200)
            {
                Assert.True(DateTime.UtcNow < deadline, "no look follows the one that failed");
                await Task.Delay(50);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_namespace_gets_its_service_account_and_takes_nothing_new_while_it_goes()
    {
        await _cluster.PostAsync("/api/v1/namespaces", """{"metadata":{"name":"n"}}""");
        await UntilAsync(async () => (await _cluster.GetAsync("/api/v1/namespaces/n/serviceaccounts/default")).Code == 200);
        const string Held = "/api/v1/namespaces/n/configmaps";
        await _cluster.PostAsync(Held, Manifests.ConfigMapJson("held", ""","finalizers":["example.com/hold"]"""));
        var (_, deleted) = await _cluster.SendAsync(HttpMethod.Delete, "/api/v1/namespaces/n");
        Assert.Equal("Terminating", (string?)deleted["status"]!["phase"]);
        var (code, body) = await _cluster.PostAsync(Held, Manifests.ConfigMapJson("new"));
        Assert.Equal((403, "NamespaceTerminating"), (code, (string?)body["details"]!["causes"]![0]!["reason"]));
        await _cluster.SendAsync(HttpMethod.Patch, $"{Held}/held", """{"metadata":{"finalizers":null}}""", "application/merge-patch+json");
        await UntilAsync(async () => (await _cluster.GetAsync("/api/v1/namespaces/n")).Code == 404);
    }

    private static JsonObject Running() => JsonNode.Parse(
        """{"phase":"Running","startTime":"2026-11-21T00:00:00Z","conditions":[{"type":"Ready","status":"True"}]}""")!.AsObject();

    private static string Owners(params JsonObject[] owners) => ",\"ownerReferences\":[" + string.Join(",", owners.Select(owner =>
        $$"""{"apiVersion":"v1","kind":"ConfigMap","name":"{{owner["metadata"]!["name"]}}","uid":"{{owner["metadata"]!["uid"]}}","blockOwnerDeletion":true}""")) + "]";

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var patience = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(10), "It did not come about within 10 s.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    private async Task<JsonObject> CreateAsync(string name, string extra)
    {
        var (code, body) = await _cluster.PostAsync(Maps, Manifests.ConfigMapJson(name, extra));
        Assert.Equal(201, code);
        return body;
    }
}
