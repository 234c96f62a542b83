using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.EndToEnd;

/// <summary>The life of a fleet.</summary>
public sealed class DeploymentTests(RunningCluster running) : IClassFixture<RunningCluster>
{
    private readonly TelemetryCluster _cluster = running.Value;
    private readonly Kubectl _kubectl = running.Value.Kubectl;

    [Fact]
    public async Task Scaling_adds_and_removes_nodes_and_no_target_is_ever_unmeasured()
    {
        await _kubectl.ApplyAsync(Manifests.Join(Manifests.Deployment("scale", 2, "targetSelector: {matchLabels: {for: scale}}"), Manifests.Ping("moved")));
        await _kubectl.RunAsync("label", "probetarget", "moved", "for=scale");
        await _kubectl.RunAsync("wait", "networkdeployment/scale", "--for=condition=Ready", "--timeout=60s");

        await _kubectl.RunAsync("scale", "networkdeployment/scale", "--replicas=4");
        await Eventually.EqualAsync("4 4", () => _kubectl.GetAsync("networkdeployment/scale", "{.status.replicas} {.status.readyReplicas}"));
        await _kubectl.RunAsync("scale", "networkdeployment/scale", "--replicas=1");
        await Eventually.EqualAsync("1 1", () => _kubectl.GetAsync("networkdeployment/scale", "{.status.replicas} {.status.readyReplicas}"));
        await Eventually.EqualAsync(
            1, async () => (await _kubectl.RunAsync("get", "pods", "-l", "networktelemetry.io/deployment=scale", "-o", "name")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        await _kubectl.RunAsync("wait", "networkdeployment/scale", "--for=condition=Ready", "--timeout=30s");
        await _kubectl.RunAsync("delete", "networkdeployment", "scale");
        await _kubectl.RunAsync("delete", "probetarget", "moved");
    }

    [Fact]
    public async Task Deleting_a_deployment_removes_everything_it_made()
    {
        await _kubectl.ApplyAsync(Manifests.Deployment("gone", 2));
        await _kubectl.RunAsync("wait", "networkdeployment/gone", "--for=condition=Ready", "--timeout=60s");
        await _kubectl.RunAsync("delete", "networkdeployment", "gone");
        await Eventually.EqualAsync(
            "", () => _kubectl.RunAsync("get", "pods,configmaps,secrets", "-l", "networktelemetry.io/deployment=gone", "-o", "name"));
        Assert.Equal(3, _cluster.Processes("telemetry-prober").Count);
    }

    [Fact]
    public async Task A_changed_template_replaces_the_nodes_one_by_one()
    {
        await _kubectl.ApplyAsync(Manifests.Deployment("roll", 2));
        await _kubectl.RunAsync("wait", "networkdeployment/roll", "--for=condition=Ready", "--timeout=60s");
        var before = await _kubectl.GetAsync("networkdeployment/roll", "{.status.nodes[*].podName}");
        await _kubectl.ApplyAsync(Manifests.Deployment("roll", 2, "template: {labels: {tier: new}}"));
        await Eventually.EqualAsync("2 2", () => _kubectl.GetAsync("networkdeployment/roll", "{.status.updatedReplicas} {.status.readyReplicas}"), TimeSpan.FromSeconds(60));
        await Eventually.EqualAsync("2", async () => $"{(await _kubectl.RunAsync("get", "pods", "-l", "tier=new", "-o", "name")).Split('\n').Length}");
        Assert.Empty((await _kubectl.GetAsync("networkdeployment/roll", "{.status.nodes[*].podName}")).Split(' ').Intersect(before.Split(' ')));
        await _kubectl.RunAsync("delete", "networkdeployment", "roll");
    }

    [Fact]
    public async Task Targets_that_nobody_selects_say_what_to_create()
    {
        await _kubectl.RunAsync("create", "namespace", "lonely");
        await _kubectl.ApplyAsync(Manifests.Ping("alone").Replace("namespace: default", "namespace: lonely", StringComparison.Ordinal));
        await Eventually.EqualAsync(
            "False NoMatchingDeployment",
            () => _kubectl.RunAsync("get", "probetarget", "alone", "-n", "lonely", "-o", "jsonpath={.status.conditions[?(@.type==\"Assigned\")].status} {.status.conditions[?(@.type==\"Assigned\")].reason}"));
        Assert.Contains("NetworkDeployment", await _kubectl.RunAsync("get", "probetarget", "alone", "-n", "lonely", "-o", "jsonpath={.status.conditions[?(@.type==\"Assigned\")].message}"));
        await _kubectl.RunAsync("delete", "namespace", "lonely");
    }
}
