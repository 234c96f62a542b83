using System.Diagnostics;
using System.Text.RegularExpressions;

namespace NetworkTelemetry.RealCluster;

/// <summary>The life of a fleet of real pods.</summary>
public sealed partial class FleetTests(Installation installation) : FleetTest(installation)
{
    /// <summary>Kubernetes 1.20 sometimes takes half a minute to notice that a container that it stopped is gone.</summary>
    private static readonly TimeSpan KubeletPatience = TimeSpan.FromSeconds(90);

    [Fact]
    [Trait("measures", "time")]
    public async Task Three_nodes_run_within_fifteen_seconds_are_scraped_at_their_addresses_and_complain_of_nothing()
    {
        await ApplyAsync(Manifests.Ping("loopback"));
        var started = Stopwatch.StartNew();
        await ApplyAsync(Objects.Fleet("edge", 3));
        await ReadyAsync("edge");
        TestContext.Current.SendDiagnosticMessage("three nodes were Running after {0:0.0} s", started.Elapsed.TotalSeconds);
        Assert.InRange(started.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(15));

        var addresses = await PodAddressesAsync();
        Assert.Equal(3, addresses.Distinct().Count());
        foreach (var address in addresses)
        {
            await Eventually.TrueAsync(
                async () => Value(await ScrapeAsync(address), "network_telemetry_responses_received_total{", "target=\"loopback\"") > 1,
                async () => await ScrapeAsync(address));
            Assert.Equal(1, Value(await ScrapeAsync(address), "network_telemetry_icmp_mode{", "PingSocket"));
        }

        await KubectlAsync("wait", "probetarget/loopback", "--for=condition=Ready", "--timeout=30s");
        Assert.Equal("Up 3", await GetAsync("probetarget/loopback", "{.status.phase} {.status.assignedNodes}"));
        Assert.Empty(await ComplaintsAsync("edge"));
    }

    [Fact]
    public async Task The_sample_goes_Running_unchanged()
    {
        await ApplyAsync(Repository.Read("config", "samples", "networkdeployment.yaml"), Repository.Read("config", "samples", "probetarget.yaml"));
        await ReadyAsync("edge");
        await Eventually.EqualAsync("Up", () => GetAsync("probetarget/loopback", "{.status.phase}"));
    }

    [Fact]
    public async Task Scaling_up_and_down_makes_and_removes_pods()
    {
        await ApplyAsync(Objects.Fleet("scale", 1), Manifests.Ping("loopback"));
        await ReadyAsync("scale");
        await KubectlAsync("scale", "networkdeployment/scale", "--replicas=4");
        await Eventually.EqualAsync("4 4", () => GetAsync("networkdeployment/scale", "{.status.replicas} {.status.readyReplicas}"));
        await KubectlAsync("scale", "networkdeployment/scale", "--replicas=1");
        await Eventually.EqualAsync("1 1", () => GetAsync("networkdeployment/scale", "{.status.replicas} {.status.readyReplicas}"));
        await Eventually.EqualAsync(1, async () => (await WordsAsync("pods", "{.items[*].metadata.name}")).Count, KubeletPatience);
        Assert.Equal("0", await GetAsync("pods", "{.items[0].status.containerStatuses[0].restartCount}"));
    }

    [Fact]
    public async Task A_killed_prober_is_started_again_in_its_pod_and_its_node_runs_again()
    {
        await ApplyAsync(Objects.Fleet("kill", 2), Manifests.Ping("loopback"));
        await ReadyAsync("kill");
        var uid = (await WordsAsync("pods", "{.items[*].metadata.uid}"))[0];
        var prober = Assert.Single(NodeProcess.Of(uid, "telemetry-prober"));
        using (var process = Process.GetProcessById(prober)) process.Kill();
        await Eventually.TrueAsync(
            async () => (await WordsAsync("pods", "{.items[*].status.containerStatuses[0].restartCount}")).Contains("1"), () => KubectlAsync("get", "pods", "-o", "yaml"));
        await Eventually.EqualAsync("2", () => GetAsync("networkdeployment/kill", "{.status.readyReplicas}"));
        Assert.Contains(uid, await WordsAsync("pods", "{.items[*].metadata.uid}"));
        Assert.NotEqual(prober, Assert.Single(NodeProcess.Of(uid, "telemetry-prober")));
    }

    [Fact]
    public async Task Deleting_a_deployment_leaves_nothing_of_it()
    {
        await ApplyAsync(Objects.Fleet("gone", 2), Manifests.Ping("loopback"));
        await ReadyAsync("gone");
        var pods = await WordsAsync("pods", "{.items[*].metadata.uid}");
        Assert.Equal(2, pods.Count);
        await KubectlAsync("delete", "networkdeployment", "gone", "--timeout=30s");
        await Eventually.EqualAsync("", () => KubectlAsync("get", "pods,configmaps,secrets", "-l", "networktelemetry.io/deployment=gone", "-o", "name"), KubeletPatience);
        Assert.Empty(pods.SelectMany(uid => NodeProcess.Of(uid, "telemetry-prober")));
        await Eventually.EqualAsync("0", () => GetAsync("probetarget/loopback", "{.status.assignedNodes}"));
    }

    // The operator's log also tells of other tests' fleets, which are killed and refused.
    private async Task<IReadOnlyList<string>> ComplaintsAsync(string deployment) =>
    [
        .. $"{await Installation.OperatorLogsAsync()}\n{await Installation.LogsAsync(Namespace, $"networktelemetry.io/deployment={deployment}")}".Split('\n')
            .Where(line => Complaint().IsMatch(line) && (!line.Contains("fleet-", StringComparison.Ordinal) || line.Contains($"{Namespace}/", StringComparison.Ordinal))),
    ];

    [GeneratedRegex("^\\S+ (warning|error|critical) ")]
    private static partial Regex Complaint();
}
