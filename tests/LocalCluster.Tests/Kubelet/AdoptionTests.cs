using NetworkTelemetry.LocalCluster.Kubelet.Processes;

namespace NetworkTelemetry.LocalCluster.Tests.Kubelet;

public sealed class AdoptionTests
{
    [Fact]
    public async Task Living_children_are_taken_over_and_never_stop()
    {
        await using var node = await TestNode.StartAsync();
        node.Run("a", "exec sleep 300");
        await node.UntilAsync(() => node.Condition("a", "Ready") == "True");
        var pid = await node.PidAsync("a");
        var before = node.Pod("a")!["status"]!.ToJsonString();
        await node.RestartAsync();
        await Task.Delay(300);
        Assert.Equal(before, node.Pod("a")!["status"]!.ToJsonString());
        Assert.True(ProcStat.Read(pid)?.IsAlive);

        // It is watched like any other from here on.
        LibC.Signal(pid, LibC.Sigkill);
        await node.UntilAsync(() => node.Restarts("a") == 1 && node.IsRunning("a"));
        Assert.Equal("ContainerStatusUnknown", (string?)node.Container("a")!["lastState"]!["terminated"]!["reason"]);
        node.Delete("a", grace: 5);
        await node.UntilAsync(() => node.Pod("a") is null);
    }

    [Fact]
    public async Task A_child_that_died_meanwhile_is_restarted_and_counted()
    {
        await using var node = await TestNode.StartAsync();
        node.Run("a", "exec sleep 300");
        var pid = await node.PidAsync("a");
        LibC.Signal(pid, LibC.Sigkill);
        await node.UntilAsync(() => node.Restarts("a") == 1 && node.IsRunning("a"));
        pid = await node.PidAsync("a");
        var address = (string?)node.Pod("a")!["status"]!["podIP"];
        await node.RestartAsync(between: () =>
        {
            LibC.Signal(pid, LibC.Sigkill);
            SpinWait.SpinUntil(() => ProcStat.Read(pid) is not { IsAlive: true }, 5000);
        });
        await node.UntilAsync(() => node.Restarts("a") == 2 && node.IsRunning("a"));
        Assert.Equal(address, (string?)node.Pod("a")!["status"]!["podIP"]);
    }

    [Fact]
    public async Task A_pid_that_now_belongs_to_another_process_is_not_taken_over()
    {
        await using var node = await TestNode.StartAsync();
        node.Run("a", "exec sleep 300");
        var pid = await node.PidAsync("a");
        var identity = node.Files("a").Identity("main");
        await node.RestartAsync(between: () =>
        {
            LibC.Signal(pid, LibC.Sigkill);
            // This test's own process in the place of the child, as after a wrap of the pids: alive, but started at another time.
            var fields = File.ReadAllText(identity).Split(' ');
            fields[0] = Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture);
            File.WriteAllText(identity, string.Join(' ', fields));
        });
        await node.UntilAsync(() => node.Restarts("a") == 1 && node.IsRunning("a"));
        Assert.NotEqual(Environment.ProcessId, await node.PidAsync("a"));
    }

    [Fact]
    public async Task What_is_left_of_a_pod_deleted_meanwhile_is_ended_and_removed()
    {
        await using var node = await TestNode.StartAsync();
        node.Run("a", "exec sleep 300");
        await node.PidAsync("a");
        var files = node.Files("a").Root;
        await node.RestartAsync(between: () => node.Api.Drop("pods", "a"));
        await node.UntilAsync(() => !Directory.Exists(files) && node.Processes().Count == 0);
    }

    [Fact]
    public async Task A_pod_that_has_succeeded_is_not_run_again()
    {
        await using var node = await TestNode.StartAsync();
        node.Run("a", "echo ran", specFields: """ "restartPolicy": "OnFailure" """);
        await node.UntilAsync(() => (string?)node.Pod("a")!["status"]?["phase"] == "Succeeded");
        var version = (string?)node.Pod("a")!["metadata"]!["resourceVersion"];
        await node.RestartAsync();
        await Task.Delay(200);
        Assert.Equal(version, (string?)node.Pod("a")!["metadata"]!["resourceVersion"]);
        Assert.Equal("ran\n", await node.ReadLogAsync("a", new()));
        node.Delete("a", grace: 5);
        await node.UntilAsync(() => node.Pod("a") is null);
    }

    [Fact]
    public async Task Down_works_when_no_kubelet_runs()
    {
        await using var node = await TestNode.StartAsync();
        node.Run("a", "exec sleep 300");
        await node.PidAsync("a");
        await node.Kubelet.StopAsync();
        Assert.NotEmpty(node.Processes());
        await new TestNodeView(node).EndAsync();
        Assert.Empty(node.Processes());
    }

    private sealed class TestNodeView(TestNode node)
    {
        public Task EndAsync() => new NetworkTelemetry.LocalCluster.Kubelet.LocalKubelet(
            node.Api,
            new() { StateDirectory = node.State, Images = new Dictionary<string, NetworkTelemetry.LocalCluster.Kubelet.Images.LocalImage>() },
            Microsoft.Extensions.Logging.Abstractions.NullLogger<NetworkTelemetry.LocalCluster.Kubelet.LocalKubelet>.Instance).StopAllAsync(TimeSpan.FromSeconds(2));
    }
}
