using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.EndToEnd.BadInput;

[Collection(BadInputCluster.Name)]
public sealed class ImageTests(BadInputCluster cluster)
{
    private readonly Kubectl _kubectl = cluster.Kubectl;

    [Fact]
    public async Task An_image_that_is_not_there_fails_the_node_with_the_reason_and_heals_at_once()
    {
        await _kubectl.ApplyAsync(Manifests.Deployment("wrong", 1, "template: {image: example.com/no-such-prober}"));
        await Eventually.EqualAsync("Failed", () => Node("phase"));
        Assert.Matches("ErrImagePull|ImagePullBackOff", await Node("reason"));
        Assert.Contains("no-such-prober", await Node("message"));
        var pod = await Node("podName");

        // The kubelet tries again by itself: the pod is not thrown away every few seconds.
        await Task.Delay(TimeSpan.FromSeconds(7));
        Assert.Equal((pod, "1"), (await Node("podName"), await Node("attempts")));

        await _kubectl.RunAsync("patch", "networkdeployment", "wrong", "--type=json", "-p", "[{\"op\":\"remove\",\"path\":\"/spec/template\"}]");
        await _kubectl.RunAsync("wait", "networkdeployment/wrong", "--for=condition=Ready", "--timeout=60s");
        await _kubectl.RunAsync("delete", "networkdeployment", "wrong");
    }

    private Task<string> Node(string field) => _kubectl.GetAsync("networkdeployment/wrong", $"{{.status.nodes[0].{field}}}");
}
