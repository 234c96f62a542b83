using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.EndToEnd.BadInput;

/// <summary>Where only the schema stands before the API, the operator says in conditions and Events what the schema cannot.</summary>
public sealed class UnguardedTests : IAsyncLifetime
{
    private UnguardedCluster _cluster = null!;

    private Kubectl Kubectl => _cluster.Kubectl;

    public async ValueTask InitializeAsync() => _cluster = await UnguardedCluster.StartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Bad_objects_are_not_Accepted_with_the_same_sentences_and_good_neighbours_go_on()
    {
        await Kubectl.ApplyAsync(Manifests.Join(Manifests.Deployment("lab", 2, "placement: {replication: 2}"), Manifests.Ping("good")));
        await Kubectl.RunAsync("wait", "probetarget/good", "--for=condition=Ready", "--timeout=60s");

        // What the schema refuses is refused here too; the rest is stored, and nothing but the operator knows better.
        var applied = await Kubectl.TryApplyAsync(Manifests.Join([.. BadSpecs.ByName.Values.Select(row => row.Manifest)]));
        var stored = applied.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0].Split('/')[1]).ToList();
        Assert.Contains("host-with-spaces", stored);
        Assert.Contains("replication-over-replicas", stored);
        Assert.InRange(stored.Count, 30, BadSpecs.ByName.Count);
        foreach (var name in stored) await AssertSaidAsync(BadSpecs.ByName[name]);

        Assert.Equal("True", await Kubectl.GetAsync("probetarget/good", "{.status.conditions[?(@.type==\"Ready\")].status}"));
        Assert.Equal("2", await Kubectl.GetAsync("networkdeployment/lab", "{.status.readyReplicas}"));
        Assert.Equal("True", await Kubectl.GetAsync("networkdeployment/lab", "{.status.conditions[?(@.type==\"Ready\")].status}"));
        Assert.Empty(await Kubectl.RunAsync("get", "pods", "-l", "networktelemetry.io/deployment=replication-over-replicas", "-o", "name"));

        // Mended, it is as good as any.
        await Kubectl.RunAsync("patch", "probetarget", "host-with-spaces", "--type=merge", "-p", "{\"spec\":{\"host\":\"127.0.0.1\"}}");
        await Kubectl.RunAsync("wait", "probetarget/host-with-spaces", "--for=condition=Ready", "--timeout=60s");
        Assert.DoesNotContain(" error ", await _cluster.LogAsync());
    }

    [Fact]
    public async Task A_deployment_that_becomes_invalid_keeps_its_nodes_and_makes_lost_ones_again()
    {
        await Kubectl.ApplyAsync(Manifests.Deployment("lab", 2, "placement: {replication: 2}"));
        await Kubectl.RunAsync("wait", "networkdeployment/lab", "--for=condition=Ready", "--timeout=60s");
        await Kubectl.RunAsync("scale", "networkdeployment", "lab", "--replicas=1");
        await Kubectl.RunAsync("wait", "networkdeployment/lab", "--for=condition=Stalled", "--timeout=30s");
        Assert.Equal("Failed", await Kubectl.GetAsync("networkdeployment/lab", "{.status.phase}"));
        var pod = await Kubectl.GetAsync("networkdeployment/lab", "{.status.nodes[?(@.name==\"lab-1\")].podName}");
        await Kubectl.RunAsync("delete", "pod", pod);
        await Eventually.EqualAsync("2", () => Kubectl.GetAsync("networkdeployment/lab", "{.status.readyReplicas}"));
        Assert.NotEqual("", await Kubectl.RunAsync("get", "pods", "-l", "networktelemetry.io/node=lab-1", "-o", "name"));
        await Kubectl.RunAsync("scale", "networkdeployment", "lab", "--replicas=3");
        await Kubectl.RunAsync("wait", "networkdeployment/lab", "--for=condition=Ready", "--timeout=60s");
    }

    private async Task AssertSaidAsync(BadSpec row)
    {
        var resource = $"{row.Kind.ToLowerInvariant()}/{row.Name}";
        await Eventually.EqualAsync("False", () => Kubectl.GetAsync(resource, "{.status.conditions[?(@.type==\"Accepted\")].status}"));
        var accepted = await Kubectl.GetAsync(resource, "{.status.conditions[?(@.type==\"Accepted\")].reason} {.status.conditions[?(@.type==\"Accepted\")].message}");
        Assert.StartsWith($"InvalidSpec {row.Path}: ", accepted);
        Assert.Contains(row.Sentence, accepted);
        var isTarget = row.Kind == "ProbeTarget";
        Assert.Equal(isTarget ? "Invalid" : "Failed", await Kubectl.GetAsync(resource, "{.status.phase}"));
        if (!isTarget) Assert.Equal("True", await Kubectl.GetAsync(resource, "{.status.conditions[?(@.type==\"Stalled\")].status}"));
        Assert.Equal("False", await Kubectl.GetAsync(resource, "{.status.conditions[?(@.type==\"Ready\")].status}"));
        await Eventually.TrueAsync(
            async () => (await Kubectl.RunAsync("get", "events", "--field-selector", $"involvedObject.name={row.Name}", "-o", "jsonpath={.items[*].message}")).Contains(row.Sentence, StringComparison.Ordinal),
            () => Kubectl.RunAsync("get", "events", "--field-selector", $"involvedObject.name={row.Name}"));
    }
}
