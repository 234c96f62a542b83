using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.EndToEnd;

/// <summary>What is wrong is refused with the field and what would be right, and nothing else is lost.</summary>
public sealed class BadInputTests(RunningCluster running) : IClassFixture<RunningCluster>
{
    private readonly Kubectl _kubectl = running.Value.Kubectl;

    [Theory]
    [InlineData("host: http://x/", "spec.host: Invalid value: \"http://x/\": must be a DNS name or an IP address without scheme, port or path")]
    [InlineData("host: x, interval: soon", "spec.interval: Invalid value: \"soon\": must be a duration from 100ms to 24h, for example 250us, 5s or 1m30s")]
    [InlineData("host: x, interval: 0s", "spec.interval: Invalid value: \"0s\": must be a duration from 100ms to 24h")]
    [InlineData("host: x, failureThreshold: three", "spec.failureThreshold: Invalid value: \"string\": spec.failureThreshold in body must be of type integer: \"string\"")]
    [InlineData("host: x, hots: y", "unknown field \"spec.hots\"")]
    [InlineData("timeout: 1s", "spec.host: Required value")]
    public async Task A_bad_field_is_named_with_what_would_be_right(string fields, string message)
    {
        var result = await _kubectl.TryApplyAsync($$"""
            apiVersion: networktelemetry.io/v1alpha1
            kind: ProbeTarget
            metadata: {name: bad, namespace: default}
            spec: { {{fields}}, probes: [{name: ping, type: ICMP}] }
            """);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains(message, result.Error);
    }

    [Fact]
    public async Task Good_objects_beside_bad_ones_are_applied()
    {
        var result = await _kubectl.TryApplyAsync(Manifests.Join(Manifests.Ping("bad", "a b"), Manifests.Ping("good"), Manifests.Tcp("worse", 70000)));
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("probetarget.networktelemetry.io/good created", result.Output);
        Assert.Contains("ProbeTarget.networktelemetry.io \"bad\" is invalid: spec.host", result.Error);
        Assert.Contains("ProbeTarget.networktelemetry.io \"worse\" is invalid: spec.probes[0].tcp.port", result.Error);
        Assert.Equal("good", await _kubectl.GetAsync("probetargets", "{.items[*].metadata.name}"));
        await _kubectl.RunAsync("delete", "probetarget", "good");
    }

    [Fact]
    public async Task A_deployment_whose_name_is_too_long_is_refused()
    {
        var result = await _kubectl.TryApplyAsync(Manifests.Deployment(new string('a', 60), 1));
        Assert.Contains("must be at most 40 characters", result.Error);
    }

    [Fact]
    public async Task An_image_that_is_not_there_fails_the_node_with_the_reason_and_heals()
    {
        await _kubectl.ApplyAsync(Manifests.Deployment("wrong", 1, "template: {image: example.com/no-such-prober}"));
        await Eventually.EqualAsync("Failed", () => _kubectl.GetAsync("networkdeployment/wrong", "{.status.nodes[0].phase}"));
        Assert.Matches("ErrImagePull|ImagePullBackOff", await _kubectl.GetAsync("networkdeployment/wrong", "{.status.nodes[0].reason}"));
        Assert.Contains("no-such-prober", await _kubectl.GetAsync("networkdeployment/wrong", "{.status.nodes[0].message}"));
        await _kubectl.RunAsync("patch", "networkdeployment", "wrong", "--type=json", "-p", "[{\"op\":\"remove\",\"path\":\"/spec/template\"}]");
        await _kubectl.RunAsync("wait", "networkdeployment/wrong", "--for=condition=Ready", "--timeout=60s");
        await _kubectl.RunAsync("delete", "networkdeployment", "wrong");
    }
}
