using NetworkTelemetry.LocalCluster.Kubelet.Processes;

namespace NetworkTelemetry.LocalCluster.Tests.Kubelet;

public sealed class TerminationTests
{
    [Fact]
    public async Task A_deleted_pod_gets_sigterm_and_is_removed_once_it_has_ended()
    {
        await using var node = await TestNode.StartAsync();
        var done = Path.Combine(node.State, "done");
        node.Run("a", $"trap 'echo bye >{done}; exit 0' TERM; echo up; while :; do sleep 0.05; done");
        await node.UntilAsync(() => node.Condition("a", "Ready") == "True" && node.Log("a") == "up\n");
        var files = node.Files("a").Root;
        node.Delete("a", grace: 20);
        await node.UntilAsync(() => node.Pod("a") is null && !Directory.Exists(files), seconds: 5);
        Assert.Equal("bye\n", File.ReadAllText(done));
        Assert.Contains(node.Api.Events, e => e is { Reason: "Killing", Message: "Stopping container main" });
    }

    [Fact]
    public async Task A_pod_that_ignores_sigterm_is_killed_after_its_grace_and_is_not_ready_until_then()
    {
        var clock = new ManualClock();
        await using var node = await TestNode.StartAsync(clock);
        node.Run("a", "trap '' TERM; echo up; while :; do sleep 0.05; done");
        await node.UntilAsync(() => node.Condition("a", "Ready") == "True" && node.Log("a") == "up\n");
        var pid = await node.PidAsync("a");
        node.Delete("a", grace: 7);
        await node.UntilAsync(() => node.Condition("a", "Ready") == "False");
        clock.Advance(TimeSpan.FromSeconds(6));
        await Task.Delay(150);
        Assert.True(ProcStat.Read(pid)?.IsAlive);
        clock.Advance(TimeSpan.FromSeconds(1));
        await node.UntilAsync(() => node.Pod("a") is null);
        await node.UntilAsync(() => node.Processes().Count == 0, seconds: 2);
    }

    [Fact]
    public async Task A_shorter_grace_later_takes_effect()
    {
        var clock = new ManualClock();
        await using var node = await TestNode.StartAsync(clock);
        node.Run("a", "trap '' TERM; echo up; while :; do sleep 0.05; done");
        await node.UntilAsync(() => node.Log("a") == "up\n");
        node.Delete("a", grace: 100);
        await node.UntilAsync(() => node.Condition("a", "Ready") == "False");
        node.Delete("a", grace: 0);
        await node.UntilAsync(() => node.Pod("a") is null);
    }

    [Fact]
    public async Task A_pod_deleted_by_force_loses_its_processes_and_files()
    {
        await using var node = await TestNode.StartAsync();
        node.Run("a", "trap '' TERM; echo up; while :; do sleep 0.05; done");
        await node.UntilAsync(() => node.Log("a") == "up\n");
        var files = node.Files("a").Root;
        node.Api.Drop("pods", "a");
        await node.UntilAsync(() => !Directory.Exists(files) && node.Processes().Count == 0, seconds: 5);
    }

    [Fact]
    public async Task What_a_container_started_ends_with_it()
    {
        await using var node = await TestNode.StartAsync();
        node.Run("a", "sleep 300 & echo started; exit 0", specFields: """ "restartPolicy": "Never" """);
        await node.UntilAsync(() => (string?)node.Pod("a")!["status"]?["phase"] == "Succeeded");
        Assert.Equal("started\n", node.Log("a"));
        await node.UntilAsync(() => node.Processes().Count == 0, seconds: 2);
    }

    [Fact]
    public async Task A_pre_stop_hook_runs_before_sigterm()
    {
        await using var node = await TestNode.StartAsync();
        var trace = Path.Combine(node.State, "trace");
        node.Run("a", $"trap 'echo term >>{trace}; exit 0' TERM; echo up; while :; do sleep 0.05; done",
            $$$""" "lifecycle": {"preStop": {"exec": {"command": ["sh", "-c", "echo hook >>{{{trace}}}"]} } } """);
        await node.UntilAsync(() => node.Log("a") == "up\n");
        node.Delete("a", grace: 20);
        await node.UntilAsync(() => node.Pod("a") is null, seconds: 5);
        Assert.Equal(["hook", "term"], File.ReadAllLines(trace));
    }

    [Fact]
    public async Task Down_ends_every_process_and_keeps_the_pods()
    {
        await using var node = await TestNode.StartAsync();
        node.Run("a", "exec sleep 300");
        node.Run("b", "trap '' TERM; sleep 301 & echo up; while :; do sleep 0.05; done");
        await node.UntilAsync(() => node.IsRunning("a") && node.Log("b") == "up\n");
        await node.Kubelet.StopAllAsync(TimeSpan.FromMilliseconds(300));
        Assert.Empty(node.Processes());
        Assert.Equal(2, node.Api.ListPods().Count);
    }
}
