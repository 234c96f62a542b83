using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Kubelet.Model;
using NetworkTelemetry.LocalCluster.Kubelet.Status;

namespace NetworkTelemetry.LocalCluster.Tests.Kubelet;

public sealed class StatusTests
{
    private static readonly DateTimeOffset T0 = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    // R running, W never ran, C waits for a restart, 0 ended well, 1 ended badly
    [InlineData("Always", "", "W", "Pending")]
    [InlineData("Always", "", "R", "Running")]
    [InlineData("Always", "", "RW", "Pending")]
    [InlineData("Always", "", "C", "Running")]
    [InlineData("Always", "", "0", "Running")]
    [InlineData("OnFailure", "", "1", "Running")]
    [InlineData("OnFailure", "", "00", "Succeeded")]
    [InlineData("Never", "", "01", "Failed")]
    [InlineData("Never", "", "R1", "Running")]
    [InlineData("Never", "", "00", "Succeeded")]
    [InlineData("Always", "0R", "W", "Pending")]
    [InlineData("Always", "1", "W", "Pending")]
    [InlineData("Never", "1", "W", "Failed")]
    [InlineData("Always", "00", "R", "Running")]
    public void Phase_follows_from_the_containers(string policy, string init, string containers, string expected) =>
        Assert.Equal(expected, PodPhase.Of(policy, Facts(init, containers)));

    [Fact]
    public void A_status_that_says_it_all_is_left_alone()
    {
        var pod = Pod("{}");
        pod["status"] = PodStatusComputer.Compute(pod, Facts("", "R"), T0);
        Assert.NotNull(pod["status"]);
        Assert.Null(PodStatusComputer.Compute(pod, Facts("", "R"), T0.AddHours(1)));
    }

    [Fact]
    public void Transition_times_move_only_when_a_condition_turns()
    {
        var pod = Pod("{}");
        pod["status"] = PodStatusComputer.Compute(pod, Facts("", "W"), T0);
        pod["status"] = PodStatusComputer.Compute(pod, Facts("", "R"), T0.AddMinutes(1));
        Assert.Equal("2026-11-21T12:00:00Z", (string?)Condition(pod, "PodScheduled")["lastTransitionTime"]);
        Assert.Equal("2026-11-21T12:01:00Z", (string?)Condition(pod, "Ready")["lastTransitionTime"]);
    }

    [Theory]
    [InlineData("W", null, "False", "ContainersNotReady", "containers with unready status: [c0]")]
    [InlineData("RC", "True", "False", "ContainersNotReady", "containers with unready status: [c1]")]
    [InlineData("R", null, "False", "ReadinessGatesNotReady", "corresponding condition of pod readiness gate \"x/y\" does not exist.")]
    [InlineData("R", "False", "False", "ReadinessGatesNotReady", "the status of pod readiness gate \"x/y\" is not \"True\", but False")]
    [InlineData("R", "True", "True", null, null)]
    public void Ready_needs_containers_and_gates(string containers, string? gate, string status, string? reason, string? message)
    {
        var pod = Pod("""{"readinessGates": [{"conditionType": "x/y"}]}""");
        if (gate is not null)
            pod["status"] = new JsonObject { ["conditions"] = new JsonArray(new JsonObject { ["type"] = "x/y", ["status"] = gate, ["reason"] = "Theirs" }) };
        pod["status"] = PodStatusComputer.Compute(pod, Facts("", containers), T0);
        var ready = Condition(pod, "Ready");
        Assert.Equal((status, reason, message), ((string?)ready["status"], (string?)ready["reason"], (string?)ready["message"]));
        if (gate is not null)
            Assert.Equal("Theirs", (string?)Condition(pod, "x/y")["reason"]);
    }

    [Fact]
    public void Fields_of_others_are_kept()
    {
        var pod = Pod("{}");
        pod["status"] = new JsonObject { ["nominatedNodeName"] = "n" };
        Assert.Equal("n", (string?)PodStatusComputer.Compute(pod, Facts("", "R"), T0)!["nominatedNodeName"]);
    }

    [Fact]
    public void Container_statuses_have_the_fields_of_the_api()
    {
        var status = PodStatusComputer.Compute(Pod("{}"), Facts("", "C") with { PodIP = "127.64.0.1", StartTime = T0 }, T0)!;
        Assert.Equal("""
            {"name":"c0","image":"i","imageID":"","restartCount":2,"ready":false,"started":false,"state":{"waiting":{"reason":"CrashLoopBackOff"}},"lastState":{"terminated":{"exitCode":1,"reason":"Error","finishedAt":"2026-11-21T12:00:00Z"}}}
            """.Trim(), status["containerStatuses"]![0]!.ToJsonString());
        Assert.Equal("""[{"ip":"127.64.0.1"}]""", status["podIPs"]!.ToJsonString());
        Assert.Equal("2026-11-21T12:00:00Z", (string?)status["startTime"]);
    }

    [Fact]
    public void A_terminating_pod_is_not_ready()
    {
        var pod = Pod("{}");
        pod["metadata"]!["deletionTimestamp"] = "2026-11-21T12:00:30Z";
        pod["status"] = PodStatusComputer.Compute(pod, Facts("", "R"), T0);
        Assert.Equal("False", (string?)Condition(pod, "Ready")["status"]);
        Assert.Equal("Running", (string?)pod["status"]!["phase"]);
    }

    private static JsonObject Pod(string spec) => new()
    {
        ["metadata"] = new JsonObject { ["name"] = "p", ["namespace"] = "ns", ["uid"] = "u" },
        ["spec"] = JsonNode.Parse(spec),
    };

    private static JsonNode Condition(JsonObject pod, string type) => pod["status"]!["conditions"]!.AsArray().Single(condition => (string?)condition!["type"] == type)!;

    private static PodFacts Facts(string init, string containers) => new() { InitContainers = Statuses(init), Containers = Statuses(containers) };

    private static ContainerStatus[] Statuses(string letters) => [.. letters.Select((letter, i) =>
    {
        var status = new ContainerStatus { Name = $"c{i}", Image = "i", Started = letter == 'R' };
        return letter switch
        {
            'R' => status with { Ready = true, State = new() { Running = new(T0) } },
            'W' => status with { State = new() { Waiting = new("ContainerCreating") } },
            'C' => status with { RestartCount = 2, State = new() { Waiting = new("CrashLoopBackOff") }, LastState = new() { Terminated = End(1) } },
            _ => status with { State = new() { Terminated = End(letter - '0') } },
        };
    })];

    private static ContainerTerminated End(int code) => new() { ExitCode = code, Reason = code == 0 ? "Completed" : "Error", FinishedAt = T0 };
}
