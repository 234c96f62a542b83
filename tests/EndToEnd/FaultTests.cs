using System.Diagnostics;
using System.Globalization;
using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.EndToEnd;

/// <summary>Processes that die at any time.</summary>
public sealed class FaultTests(RunningCluster running) : IClassFixture<RunningCluster>, IAsyncLifetime
{
    private readonly TelemetryCluster _cluster = running.Value;
    private readonly Kubectl _kubectl = running.Value.Kubectl;

    public async ValueTask InitializeAsync()
    {
        // One target whose numbers move, and one that is measured once: only what is written about the second is the operator's choice.
        await _kubectl.ApplyAsync(Manifests.Join(Manifests.Ping("steady"), Manifests.Ping("still").Replace("interval: 1s", "interval: 1h", StringComparison.Ordinal)));
        await _kubectl.RunAsync("wait", $"networkdeployment/{RunningCluster.Deployment}", "--for=condition=Ready", "--timeout=60s");
        await _kubectl.RunAsync("wait", "probetarget/steady", "probetarget/still", "--for=condition=Ready", "--timeout=30s");
    }

    public ValueTask DisposeAsync() => default;

    [Fact]
    public async Task A_killed_prober_is_seen_and_its_node_runs_again()
    {
        using var watch = _cluster.Kubectl.Watch("networkdeployment", RunningCluster.Deployment, "{.status.readyReplicas} ");
        await Kill(_cluster.Processes("telemetry-prober")[0]);
        await Eventually.TrueAsync(() => Task.FromResult(watch.Output.Contains("2 ", StringComparison.Ordinal)), () => Task.FromResult($"readyReplicas went {watch.Output}"));
        await Eventually.EqualAsync("3", () => _kubectl.GetAsync($"networkdeployment/{RunningCluster.Deployment}", "{.status.readyReplicas}"));
        Assert.Equal(3, _cluster.Processes("telemetry-prober").Count);
    }

    [Fact]
    public async Task Probers_measure_on_while_the_operator_is_dead_and_a_restarted_one_writes_nothing()
    {
        await QuietAsync();
        var rounds = await RequestsAsync();
        var before = await VersionsAsync();
        var operatorProcess = Assert.Single(_cluster.Processes("telemetry-operator"));
        await Kill(operatorProcess);
        await Eventually.TrueAsync(
            async () => _cluster.Processes("telemetry-operator") is [var pid] && pid != operatorProcess && await _kubectl.RunAsync(
                "get", "pod", "operator", "-n", "network-telemetry-system", "-o", "jsonpath={.status.containerStatuses[0].ready}") == "true",
            () => _kubectl.RunAsync("get", "pods", "-A"));
        // Long enough for a lease to be taken over and for everything to be looked at once.
        await Task.Delay(TimeSpan.FromSeconds(22));
        Assert.Equal(before, await VersionsAsync());
        Assert.True(await RequestsAsync() > rounds);
    }

    [Fact]
    public async Task Everything_is_there_again_after_everything_was_killed()
    {
        await using var cluster = await TelemetryCluster.StartAsync(Manifests.Deployment("lab", 2), Manifests.Ping("kept"));
        await cluster.Kubectl.RunAsync("wait", "probetarget/kept", "--for=condition=Ready", "--timeout=30s");
        foreach (var pid in cluster.Processes("telemetry")) await Kill(pid);
        var up = await cluster.UpAsync();
        Assert.True(up.ExitCode == 0, up.ToString());
        await cluster.Kubectl.RunAsync("wait", "networkdeployment/lab", "--for=condition=Ready", "--timeout=60s");
        await cluster.Kubectl.RunAsync("wait", "probetarget/kept", "--for=condition=Ready", "--timeout=30s");
        Assert.Equal(2, cluster.Processes("telemetry-prober").Count);
    }

    [Fact]
    public async Task Probers_outlive_the_cluster_process_and_are_taken_over()
    {
        await using var cluster = await TelemetryCluster.StartAsync(Manifests.Deployment("lab", 1), Manifests.Ping("kept"));
        await cluster.Kubectl.RunAsync("wait", "probetarget/kept", "--for=condition=Ready", "--timeout=30s");
        var prober = Assert.Single(cluster.Processes("telemetry-prober"));
        foreach (var pid in cluster.Processes("telemetry").Except(cluster.Processes("telemetry-"))) await Kill(pid);
        Assert.Equal(prober, Assert.Single(cluster.Processes("telemetry-prober")));
        var up = await cluster.UpAsync();
        Assert.True(up.ExitCode == 0, up.ToString());
        Assert.Equal(prober, Assert.Single(cluster.Processes("telemetry-prober")));
        Assert.Equal("0", await cluster.Kubectl.RunAsync("get", "pods", "-l", "networktelemetry.io/node=lab-0", "-o", "jsonpath={.items[0].status.containerStatuses[0].restartCount}"));
    }

    private static async Task Kill(int pid) => await Command.RunAsync("kill", ["-KILL", $"{pid}"]);

    /// <summary>Objects that the operator writes, with the version that each write changes.</summary>
    private async Task<string> VersionsAsync() => string.Join('\n', (await _kubectl.RunAsync(
            "get", "networkdeployments,probetargets,pods,configmaps,secrets", "-o", "jsonpath={range .items[*]}{.kind}/{.metadata.name}={.metadata.resourceVersion}{\"\\n\"}{end}"))
        .Split('\n').Where(line => !line.StartsWith("ProbeTarget/steady", StringComparison.Ordinal)));

    private async Task QuietAsync()
    {
        var quiet = Stopwatch.StartNew();
        var last = await VersionsAsync();
        await Eventually.TrueAsync(
            async () =>
            {
                var now = await VersionsAsync();
                if (now != last) quiet.Restart();
                last = now;
                return quiet.Elapsed > TimeSpan.FromSeconds(4);
            },
            () => Task.FromResult($"something is still written: {last}"));
    }

    private async Task<double> RequestsAsync() =>
        (await _cluster.MetricsAsync()).Where(l => l.StartsWith("network_telemetry_requests_sent_total{", StringComparison.Ordinal))
            .Sum(l => double.Parse(l[(l.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
}
