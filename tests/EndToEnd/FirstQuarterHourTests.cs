using NetworkTelemetry.EndToEnd.Support;

namespace NetworkTelemetry.EndToEnd;

/// <summary>What a newcomer does: up, look around, down.</summary>
public sealed class FirstQuarterHourTests
{
    [Fact]
    public async Task Up_with_the_samples_ends_with_running_nodes_and_measured_targets_and_down_leaves_nothing()
    {
        await using var cluster = TelemetryCluster.Prepare();
        var up = await cluster.UpAsync();
        Assert.True(up.ExitCode == 0, up.ToString());
        Assert.Contains("3 of 3 nodes Running", up.Output);
        Assert.Contains("export KUBECONFIG=", up.Output);

        var kubeconfig = await TelemetryCluster.TelemetryAsync("kubeconfig", "--state", cluster.State);
        Assert.Equal(Path.Combine(cluster.State, "kubeconfig"), kubeconfig.Output.Trim());

        await Eventually.EqualAsync("Up", () => cluster.Kubectl.GetAsync("probetarget/loopback", "{.status.phase}"));
        await Eventually.TrueAsync(
            async () => (await cluster.Kubectl.GetAsync("probetarget/loopback", "{.status.rtt} {.status.loss}")).EndsWith(" 0%", StringComparison.Ordinal),
            () => cluster.Kubectl.RunAsync("get", "probetarget", "loopback", "-o", "yaml"));
        var table = (await cluster.Kubectl.RunAsync("get", "networkdeployments,probetargets", "-A")).Split('\n');
        Assert.Matches(@"^NAMESPACE +NAME +PHASE +NODES +READY +TARGETS +AGE$", table[0].TrimEnd());
        Assert.Matches(@"^default +networkdeployment.networktelemetry.io/edge +Running +3 +3 +2 +\d+s", table[1]);
        Assert.Contains(table, line => System.Text.RegularExpressions.Regex.IsMatch(line, @"probetarget.networktelemetry.io/loopback +127\.0\.0\.1 +Up +[0-9.]+(us|ms) +0% +2 "));

        var status = await TelemetryCluster.TelemetryAsync("status", "--state", cluster.State);
        Assert.True(status.ExitCode == 0, status.ToString());
        Assert.Equal(["cluster", "operator", "default/edge-0", "default/edge-1", "default/edge-2"], Column(status.Output, 0).Skip(1));
        foreach (var url in Column(status.Output, -1).Skip(2)) Assert.Contains("process_resident_memory_bytes", await cluster.GetStringAsync(url));

        Assert.Equal(3, cluster.Processes("telemetry-prober").Count);
        var down = await cluster.DownAsync();
        Assert.True(down.ExitCode == 0, down.ToString());
        Assert.Empty(cluster.Processes("telemetry"));
    }

    [Fact]
    public async Task A_second_up_goes_on_with_what_was_applied()
    {
        await using var cluster = await TelemetryCluster.StartAsync(Manifests.Deployment("lab", 1), Manifests.Ping("before"));
        await cluster.Kubectl.ApplyAsync(Manifests.Ping("later"));
        await cluster.DownAsync();
        var up = await cluster.UpAsync();
        Assert.True(up.ExitCode == 0, up.ToString());
        Assert.Equal("before later", await cluster.Kubectl.GetAsync("probetargets", "{.items[*].metadata.name}"));
        Assert.Equal("lab", await cluster.Kubectl.GetAsync("networkdeployments", "{.items[*].metadata.name}"));
    }

    [Fact]
    public async Task Up_in_a_folder_that_is_in_use_says_so_in_one_line()
    {
        await using var cluster = await TelemetryCluster.StartAsync(Manifests.Deployment("lab", 0));
        var second = await cluster.UpAsync();
        Assert.Equal(1, second.ExitCode);
        Assert.Matches(@"^telemetry: a cluster already runs in .* \(process \d+\): kubectl apply changes it, ./telemetry down stops it\n$", second.Error);
    }

    [Fact]
    public async Task Two_at_once_in_one_folder_leave_one_cluster_and_one_clear_line()
    {
        await using var cluster = TelemetryCluster.Prepare();
        var results = await Task.WhenAll(cluster.UpAsync(Manifests.Deployment("lab", 0)), cluster.UpAsync(Manifests.Deployment("lab", 0)));
        var loser = Assert.Single(results, r => r.ExitCode != 0);
        Assert.Matches("(already runs in|Another local cluster runs with)", Assert.Single(loser.Error.TrimEnd().Split('\n')));
        await cluster.Kubectl.RunAsync("get", "networkdeployment", "lab");
    }

    [Fact]
    public async Task Up_on_a_taken_port_says_so_in_one_line()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;
        await using var cluster = TelemetryCluster.Prepare();
        var up = await TelemetryCluster.TelemetryAsync("up", "--detach", "--state", cluster.State, "--port", $"{port}");
        Assert.Equal(1, up.ExitCode);
        Assert.Contains($"{port}", Assert.Single(up.Error.TrimEnd().Split('\n')));
        Assert.Empty(cluster.Processes("telemetry"));
    }

    [Fact]
    public async Task Up_in_a_folder_that_cannot_be_written_says_so_in_one_line()
    {
        var up = await TelemetryCluster.TelemetryAsync("up", "--detach", "--state", "/proc/telemetry");
        Assert.Equal(1, up.ExitCode);
        Assert.Matches(@"^telemetry: cannot write to /proc/telemetry: .*--state\.\n$", up.Error);
    }

    [Fact]
    public async Task A_bad_manifest_is_named_and_the_others_are_applied()
    {
        await using var cluster = TelemetryCluster.Prepare();
        var up = await cluster.UpAsync(Manifests.Join(Manifests.Deployment("lab", 1), Manifests.Ping("good"), Manifests.Ping("bad", "http://x/"), "kind: ProbeTarget"));
        Assert.Equal(1, up.ExitCode);
        Assert.Contains("spec.host", up.Output);
        Assert.Contains("has no apiVersion", up.Output);
        Assert.Equal("good", await cluster.Kubectl.GetAsync("probetargets", "{.items[*].metadata.name}"));
        Assert.Equal("Running", await cluster.Kubectl.GetAsync("networkdeployment/lab", "{.status.phase}"));
    }

    [Theory]
    [InlineData("telemetry", "\0cluster\0")]
    [InlineData("telemetry-prober", "")]
    public async Task Up_in_the_foreground_stops_everything_when_it_is_interrupted(string onceThereIs, string withArgument)
    {
        await using var cluster = TelemetryCluster.Prepare();
        var up = cluster.UpInForegroundAsync(Manifests.Deployment("lab", 1));
        await Eventually.TrueAsync(
            () => Task.FromResult(cluster.Processes(onceThereIs).Any(pid => Arguments(pid).Contains(withArgument, StringComparison.Ordinal))), () => Task.FromResult($"no {onceThereIs} was started"));
        var foreground = cluster.Processes("telemetry").First(pid => Arguments(pid).Contains("\0up\0", StringComparison.Ordinal));
        await Command.RunAsync("kill", ["-INT", $"{foreground}"]);
        var result = await up;
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Empty(cluster.Processes("telemetry"));
        Assert.DoesNotContain("xception", await File.ReadAllTextAsync(Path.Combine(cluster.State, "cluster.log")));
    }

    private static string Arguments(int pid) => File.ReadAllText($"/proc/{pid}/cmdline");

    private static IEnumerable<string> Column(string table, int index) =>
        table.TrimEnd().Split('\n').Select(line => System.Text.RegularExpressions.Regex.Split(line.Trim(), "  +")).Select(cells => index < 0 ? cells[^1] : cells[index]);
}
