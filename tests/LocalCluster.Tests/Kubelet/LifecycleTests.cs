using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Kubelet.Processes;

namespace NetworkTelemetry.LocalCluster.Tests.Kubelet;

public sealed class LifecycleTests
{
    [Fact]
    public async Task A_pod_runs_with_an_address_of_its_own()
    {
        await using var node = await TestNode.StartAsync();
        node.Run("a", "echo $FROM $HOSTNAME; exec sleep 60", """ "env": [{"name": "FROM", "valueFrom": {"fieldRef": {"fieldPath": "status.podIP"}}}] """);
        node.Run("b", "exec sleep 60");
        await node.UntilAsync(() => node.Condition("a", "Ready") == "True" && node.Condition("b", "Ready") == "True");

        var status = node.Pod("a")!["status"]!;
        Assert.Equal("Running", (string?)status["phase"]);
        Assert.Equal("127.0.0.1", (string?)status["hostIP"]);
        Assert.Equal("BestEffort", (string?)status["qosClass"]);
        Assert.StartsWith("127.64.", (string?)status["podIP"]);
        Assert.NotEqual((string?)status["podIP"], (string?)node.Pod("b")!["status"]!["podIP"]);
        Assert.All(["PodScheduled", "Initialized", "ContainersReady", "PodReadyToStartContainers"], type => Assert.Equal("True", node.Condition("a", type)));
        await node.UntilAsync(() => node.Log("a") == $"{status["podIP"]} a\n");
        Assert.Contains(node.Api.Events, e => e is { Pod: "a", Reason: "Started" });
    }

    [Fact]
    public async Task A_container_with_a_PATH_of_its_own_needs_nothing_in_it()
    {
        await using var node = await TestNode.StartAsync();
        node.Run("a", "echo $PATH", """ "env": [{"name": "PATH", "value": "/nowhere"}] """, """ "restartPolicy": "Never" """);
        await node.UntilAsync(() => (string?)node.Pod("a")!["status"]?["phase"] is "Succeeded" or "Failed");
        Assert.Equal("/nowhere\n", node.Log("a"));
    }

    [Fact]
    public async Task A_killed_process_is_restarted_at_once()
    {
        await using var node = await TestNode.StartAsync();
        node.Run("a", "exec sleep 60");
        var pid = await node.PidAsync("a");
        LibC.Signal(pid, LibC.Sigkill);
        await node.UntilAsync(() => node.Restarts("a") == 1 && node.Condition("a", "Ready") == "True", seconds: 3);

        var last = node.Container("a")!["lastState"]!["terminated"]!;
        Assert.Equal(137, (int)last["exitCode"]!);
        Assert.Equal("Error", (string?)last["reason"]);
        Assert.NotEqual(pid, await node.PidAsync("a"));
    }

    [Theory]
    [InlineData("exit 0", "Never", 0, "Completed", "Succeeded")]
    [InlineData("exit 0", "OnFailure", 0, "Completed", "Succeeded")]
    [InlineData("exit 3", "Never", 3, "Error", "Failed")]
    [InlineData("kill -15 $$$$", "Never", 143, "Error", "Failed")]
    public async Task A_container_that_ends_for_good_gives_the_pod_its_phase(string script, string policy, int code, string reason, string phase)
    {
        await using var node = await TestNode.StartAsync();
        node.Run("a", script, specFields: $"\"restartPolicy\": \"{policy}\"");
        await node.UntilAsync(() => (string?)node.Pod("a")!["status"]?["phase"] == phase);
        var terminated = node.Container("a")!["state"]!["terminated"]!;
        Assert.Equal((code, reason), ((int)terminated["exitCode"]!, (string?)terminated["reason"]));
        Assert.Equal(0, node.Restarts("a"));
        Assert.Equal((string?)node.Container("a")!["containerID"], (string?)terminated["containerID"]);
    }

    [Fact]
    public async Task A_failing_container_backs_off_from_its_second_restart_on()
    {
        var clock = new ManualClock();
        await using var node = await TestNode.StartAsync(clock);
        node.Run("a", "exit 1");
        await node.UntilAsync(() => node.Restarts("a") == 1 && node.Waiting("a") == "CrashLoopBackOff");
        Assert.Equal($"back-off 10s restarting failed container=main pod=a_default({node.Pod("a")!["metadata"]!["uid"]})", (string?)node.Container("a")!["state"]!["waiting"]!["message"]);
        Assert.Equal("Running", (string?)node.Pod("a")!["status"]!["phase"]);

        clock.Advance(TimeSpan.FromSeconds(9));
        await Task.Delay(100);
        Assert.Equal(1, node.Restarts("a"));
        clock.Advance(TimeSpan.FromSeconds(1));
        await node.UntilAsync(() => node.Restarts("a") == 2 && node.Waiting("a") == "CrashLoopBackOff");
        Assert.StartsWith("back-off 20s", (string?)node.Container("a")!["state"]!["waiting"]!["message"]);
        Assert.Equal(1, (int)node.Container("a")!["lastState"]!["terminated"]!["exitCode"]!);
    }

    [Fact]
    public async Task Init_containers_run_one_after_the_other_before_the_rest()
    {
        await using var node = await TestNode.StartAsync();
        var trace = Path.Combine(node.State, "trace");
        node.Run("a", $"echo main >>{trace}; exec sleep 60", specFields: $$"""
            "initContainers": [{"name": "one", "image": "run", "args": ["sleep 0.1; echo one >>{{trace}}"]}, {"name": "two", "image": "run", "args": ["echo two >>{{trace}}"]}]
            """);
        await node.UntilAsync(() => node.Condition("a", "Ready") == "True" && File.ReadAllLines(trace).Length == 3);
        Assert.Equal(["one", "two", "main"], File.ReadAllLines(trace));
        Assert.Equal(0, (int)node.Pod("a")!["status"]!["initContainerStatuses"]![1]!["state"]!["terminated"]!["exitCode"]!);
    }

    [Fact]
    public async Task A_pod_past_its_deadline_fails()
    {
        var clock = new ManualClock();
        await using var node = await TestNode.StartAsync(clock);
        node.Run("a", "exec sleep 60", specFields: "\"activeDeadlineSeconds\": 5");
        var pid = await node.PidAsync("a");
        clock.Advance(TimeSpan.FromSeconds(6));
        await node.UntilAsync(() => (string?)node.Pod("a")!["status"]!["phase"] == "Failed");
        Assert.Equal("DeadlineExceeded", (string?)node.Pod("a")!["status"]!["reason"]);
        Assert.NotEqual(true, ProcStat.Read(pid)?.IsAlive);
    }

    [Fact]
    public async Task A_pod_that_no_node_fits_stays_pending_and_says_why()
    {
        await using var node = await TestNode.StartAsync();
        node.Run("a", "exec sleep 60", specFields: """ "nodeSelector": {"disk": "ssd"} """);
        await node.UntilAsync(() => node.Condition("a", "PodScheduled") == "False");
        Assert.Equal("Pending", (string?)node.Pod("a")!["status"]!["phase"]);
        Assert.Contains(node.Api.Events, e => e is { Reason: "FailedScheduling", Type: "Warning" });
    }

    [Fact]
    public async Task An_unknown_image_backs_off()
    {
        var clock = new ManualClock();
        await using var node = await TestNode.StartAsync(clock);
        node.Run("a", "", image: "example.com/nothing:2");
        await node.UntilAsync(() => node.Waiting("a") == "ErrImagePull");
        clock.Advance(TimeSpan.FromSeconds(1));
        await node.UntilAsync(() => node.Waiting("a") == "ImagePullBackOff");
        clock.Advance(TimeSpan.FromSeconds(9));
        await node.UntilAsync(() => node.Waiting("a") == "ErrImagePull");
        Assert.Equal("Pending", (string?)node.Pod("a")!["status"]!["phase"]);
        Assert.Contains(node.Api.Events, e => e.Reason == "BackOff" && e.Message.Contains("example.com/nothing:2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_program_that_does_not_exist_is_a_start_error()
    {
        await using var node = await TestNode.StartAsync();
        node.Run("a", "", """ "command": ["/nowhere/prog"] """, """ "restartPolicy": "Never" """);
        await node.UntilAsync(() => (string?)node.Container("a")?["state"]?["terminated"]?["reason"] == "StartError");
        Assert.Equal(128, (int)node.Container("a")!["state"]!["terminated"]!["exitCode"]!);
        Assert.Contains("/nowhere/prog", (string?)node.Container("a")!["state"]!["terminated"]!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_config_map_holds_the_container_until_it_is_there()
    {
        await using var node = await TestNode.StartAsync();
        node.Run("a", "echo $COLOR; exec sleep 60", """ "env": [{"name": "COLOR", "valueFrom": {"configMapKeyRef": {"name": "paint", "key": "color"}}}] """);
        await node.UntilAsync(() => node.Waiting("a") == "CreateContainerConfigError");
        Assert.Equal("configmap \"paint\" not found", (string?)node.Container("a")!["state"]!["waiting"]!["message"]);
        node.ConfigMap("paint", ("color", "blue"));
        await node.UntilAsync(() => node.Log("a") == "blue\n", seconds: 3);
    }

    [Theory]
    [InlineData("""{"metadata": {"name": "bad", "namespace": "default"}, "spec": {"containers": 7}}""")]
    [InlineData("""{"metadata": {"name": "bad", "namespace": "default", "uid": "../../x"}, "spec": {"containers": [{"name": "c"}]}}""")]
    [InlineData("""{"metadata": {"name": "bad", "namespace": "default"}, "spec": {"containers": [{"name": "../c", "image": "run"}], "activeDeadlineSeconds": 2147483647}}""")]
    public async Task One_bad_pod_does_not_stop_the_others(string bad)
    {
        await using var node = await TestNode.StartAsync();
        node.Api.Put("pods", (JsonObject)JsonNode.Parse(bad)!);
        node.Run("a", "exec sleep 60", specFields: """ "terminationGracePeriodSeconds": 9999999999, "activeDeadlineSeconds": 2147483647 """);
        await node.UntilAsync(() => node.IsRunning("a"));
        await node.RestartAsync();
        node.Run("b", "exec sleep 60");
        await node.UntilAsync(() => node.IsRunning("b"));
    }

    [Fact]
    public async Task Fifty_pods_start_and_stop_beside_each_other()
    {
        await using var node = await TestNode.StartAsync();
        var names = Enumerable.Range(0, 50).Select(i => $"p{i}").ToList();
        names.ForEach(name => node.Run(name, "exec sleep 60"));
        await node.UntilAsync(() => names.All(name => node.Condition(name, "Ready") == "True"), seconds: 30);
        Assert.Equal(50, names.Select(name => (string?)node.Pod(name)!["status"]!["podIP"]).Distinct().Count());
        names.ForEach(name => node.Delete(name, grace: 10));
        await node.UntilAsync(() => node.Api.ListPods().Count == 0 && node.Processes().Count == 0, seconds: 30);
    }
}
