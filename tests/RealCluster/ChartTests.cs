namespace NetworkTelemetry.RealCluster;

/// <summary>The chart, installed with the values that people begin with.</summary>
public sealed class ChartTests : IAsyncLifetime
{
    private const string Release = "network-telemetry";
    private readonly Kubectl _kubectl = new(DevCluster.Kubeconfig);
    private readonly string _manifests = Path.GetTempFileName();

    public async ValueTask InitializeAsync()
    {
        DevCluster.Require();
        await DevCluster.LoadImagesAsync();
        var rendered = await Command.RunAsync(
            Repository.PathOf("hack", "helm-template"), [Release, Repository.PathOf("charts", "network-telemetry"), "-n", Installation.SystemNamespace, "--kube-version", "1.20.2"]);
        Assert.True(rendered.ExitCode == 0, $"helm-template: {rendered}");
        await File.WriteAllTextAsync(_manifests, rendered.Output);
        await _kubectl.RunAsync("create", "namespace", Installation.SystemNamespace);
    }

    public async ValueTask DisposeAsync()
    {
        if (DevCluster.IsUnderTest)
        {
            await _kubectl.TryAsync("delete", "networkdeployments,probetargets", "--all", "--timeout=60s");
            await _kubectl.RemovePodsAsync(Installation.SystemNamespace);
            await _kubectl.TryAsync("delete", "-f", _manifests, "--timeout=60s");
            await _kubectl.RunAsync("delete", "namespace", Installation.SystemNamespace, "--timeout=90s");
        }

        File.Delete(_manifests);
    }

    [Fact]
    public async Task The_chart_runs_a_fleet()
    {
        await _kubectl.RunAsync("apply", "-f", _manifests);
        await _kubectl.RunAsync("-n", Installation.SystemNamespace, "rollout", "status", "deployment", "--timeout=90s");
        await _kubectl.ApplyAsync(Objects.Fleet("edge", 3));
        await _kubectl.ApplyAsync(Manifests.Ping("loopback"));
        await _kubectl.RunAsync("wait", "networkdeployment/edge", "probetarget/loopback", "--for=condition=Ready", "--timeout=60s");
        Assert.Equal("Running 3 Up", await _kubectl.GetAsync("networkdeployment/edge", "{.status.phase} {.status.readyReplicas}") + " " + await _kubectl.GetAsync("probetarget/loopback", "{.status.phase}"));
    }
}
