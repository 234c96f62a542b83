using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Kubelet.Containers;
using NetworkTelemetry.LocalCluster.Kubelet.Images;
using NetworkTelemetry.LocalCluster.Kubelet.Model;
using NetworkTelemetry.LocalCluster.Kubelet.Probes;
using NetworkTelemetry.LocalCluster.Kubelet.Processes;
using NetworkTelemetry.LocalCluster.Kubelet.Scheduling;

namespace NetworkTelemetry.LocalCluster.Tests.Kubelet;

public sealed class DecisionTests
{
    private static readonly DateTimeOffset T0 = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly BackOffLimits Limits = new(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5));

    [Fact]
    public void Restarts_wait_0_10_20_40_80_160_300_300_seconds()
    {
        CrashBackOff? state = null;
        var (now, waits) = (T0, new List<double>());
        for (var i = 0; i < 8; i++)
        {
            var start = CrashBackOff.NotBefore(state, now, Limits);
            waits.Add((start - now).TotalSeconds);
            state = CrashBackOff.AfterRestart(state, now, start, Limits);
            now = start.AddSeconds(1);
        }
        Assert.Equal([0, 10, 20, 40, 80, 160, 300, 300], waits);
    }

    [Theory]
    [InlineData(600, 160)]
    [InlineData(601, 0)]
    public void A_run_of_more_than_ten_minutes_starts_over(int ranSeconds, int expected)
    {
        var state = new CrashBackOff(TimeSpan.FromSeconds(160), T0);
        var ended = T0.AddSeconds(ranSeconds);
        Assert.Equal(expected, (CrashBackOff.NotBefore(state, ended, Limits) - ended).TotalSeconds);
        Assert.Equal(expected == 0 ? 10 : 300, CrashBackOff.AfterRestart(state, ended, ended, Limits).Delay.TotalSeconds);
    }

    [Theory]
    [InlineData(0, "ErrImagePull")]
    [InlineData(0.9, "ErrImagePull")]
    [InlineData(1, "ImagePullBackOff")]
    [InlineData(9.9, "ImagePullBackOff")]
    [InlineData(10, "ErrImagePull")]
    [InlineData(11, "ImagePullBackOff")]
    [InlineData(29, "ImagePullBackOff")]
    [InlineData(30, "ErrImagePull")]
    public void Pulls_alternate_with_growing_back_off(double atSeconds, string expected)
    {
        PullBackOff? state = null;
        foreach (var at in new double[] { 0, 1, 10, 11, 30 }.Where(at => at < atSeconds).Append(atSeconds))
            state = PullBackOff.Advance(state, T0.AddSeconds(at), Limits);
        Assert.Equal(expected, state!.Show("x", T0.AddSeconds(atSeconds)).Waiting.Reason);
    }

    [Theory]
    [InlineData("Always", false, 0, true)]
    [InlineData("Always", false, 1, true)]
    [InlineData("Always", true, 0, false)]
    [InlineData("Always", true, 1, true)]
    [InlineData("OnFailure", false, 0, false)]
    [InlineData("OnFailure", false, 1, true)]
    [InlineData("Never", false, 1, false)]
    [InlineData("Never", true, 1, false)]
    public void Restart_policy(string policy, bool init, int code, bool expected) => Assert.Equal(expected, RestartRule.Restarts(policy, init, code));

    [Theory]
    [InlineData(0.2, "200ms")]
    [InlineData(10, "10s")]
    [InlineData(80, "1m20s")]
    [InlineData(300, "5m0s")]
    [InlineData(3725, "1h2m5s")]
    public void Durations_print_as_go_prints_them(double seconds, string expected) => Assert.Equal(expected, GoDuration.Format(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData("---", 1, 3, "0,0,F")]
    [InlineData("--+--", 1, 3, "0,0,T,T,T")]
    [InlineData("++", 2, 1, "0,T")]
    [InlineData("+-+-", 2, 1, "0,F,F,F")]
    public void Probe_verdicts_change_at_their_thresholds(string results, int success, int failure, string expected)
    {
        var tally = new ProbeTally(null);
        var verdicts = results.Select(result => (tally = tally.Add(result == '+', success, failure)).Verdict switch { null => "0", true => "T", false => "F" });
        Assert.Equal(expected, string.Join(',', verdicts));
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"nodeSelector": {"kubernetes.io/os": "linux"}}""", true)]
    [InlineData("""{"nodeSelector": {"kubernetes.io/os": "windows"}}""", false)]
    [InlineData("""{"nodeSelector": {"disk": "ssd"}}""", false)]
    [InlineData("""{"affinity": {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": [{"matchExpressions": [{"key": "kubernetes.io/hostname", "operator": "In", "values": ["a", "local"]}]}]}}}}""", true)]
    [InlineData("""{"affinity": {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": [{"matchExpressions": [{"key": "zone", "operator": "Exists"}]}, {"matchFields": [{"key": "metadata.name", "operator": "In", "values": ["local"]}]}]}}}}""", true)]
    [InlineData("""{"affinity": {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": [{"matchExpressions": [{"key": "zone", "operator": "DoesNotExist"}, {"key": "kubernetes.io/os", "operator": "NotIn", "values": ["linux"]}]}]}}}}""", false)]
    [InlineData("""{"affinity": {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": [{}]}}}}""", false)]
    [InlineData("""{"affinity": {"nodeAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": [{"matchExpressions": [{"key": "kubernetes.io/os", "operator": "Gt", "values": ["1"]}]}]}}}}""", false)]
    public void A_pod_fits_the_node_when_selector_and_required_affinity_do(string spec, bool expected) =>
        Assert.Equal(expected, NodeFit.Fits(Spec(spec), "local", NodeLabels.For("local")));

    [Theory]
    [InlineData("""{"containers": [{}]}""", "BestEffort")]
    [InlineData("""{"containers": [{"resources": {"limits": {"cpu": 1, "memory": "1Gi"}}}]}""", "Guaranteed")]
    [InlineData("""{"containers": [{"resources": {"limits": {"cpu": 1, "memory": "1Gi"}, "requests": {"cpu": "0.5"}}}]}""", "Burstable")]
    [InlineData("""{"containers": [{"resources": {"limits": {"cpu": 1, "memory": "1Gi"}}}, {}]}""", "Burstable")]
    [InlineData("""{"containers": [{"resources": {"requests": {"memory": "1Gi"}}}]}""", "Burstable")]
    public void Qos_class(string spec, string expected) => Assert.Equal(expected, QosClass.Of(Spec(spec)));

    [Fact]
    public void Addresses_are_not_reused_within_a_minute_and_skip_those_in_use()
    {
        var clock = new ManualClock();
        var allocator = new AddressAllocator(0xFFFB, clock, () => new HashSet<IPAddress> { IPAddress.Parse("127.64.255.253") });
        Assert.True(allocator.Claim("127.64.0.1"));
        Assert.False(allocator.Claim("127.64.0.1"));
        Assert.False(allocator.Claim("10.0.0.1"));
        Assert.Equal(["127.64.255.252", "127.64.255.254", "127.64.0.2"], Enumerable.Range(0, 3).Select(_ => allocator.Allocate()));

        var narrow = new AddressAllocator(0, clock, () => new HashSet<IPAddress>());
        var first = narrow.Allocate();
        for (var i = 2; i < ushort.MaxValue; i++)
            narrow.Allocate();
        narrow.Release(first);
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Throws<InvalidOperationException>(() => narrow.Allocate());
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(first, narrow.Allocate());
    }

    [Theory]
    [InlineData("1234 (a) b (c)) S 1 1234 1200 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 98765 1 1", 1234, 'S', 1200, 98765)]
    public void The_name_of_a_process_may_hold_parentheses(string line, int pid, char state, int session, long start) =>
        Assert.Equal(new ProcStat(pid, state, session, start), ProcStat.Parse(line));

    [Theory]
    [InlineData("")]
    [InlineData("12 (x")]
    [InlineData("12 (x) S 1 2")]
    public void A_torn_process_line_is_no_process(string line) => Assert.Null(ProcStat.Parse(line));

    [Theory]
    // reported id, reported state, run id, run ended, alive -> state, restarts, ready
    [InlineData(null, null, false, false, "waiting:ContainerCreating", 0, false)]
    [InlineData("1", "running", false, false, "terminated:ContainerStatusUnknown", 4, false)]
    [InlineData("2", "running", true, false, "terminated:ContainerStatusUnknown", 5, false)]
    [InlineData("2", "running", true, true, "terminated:Completed", 5, false)]
    [InlineData("2", "running", false, true, "running", 5, true)]
    [InlineData("1", "running", false, true, "running", 5, false)]
    public void A_restored_container_is_what_its_process_says(string? reported, string? state, bool ended, bool found, string expected, int restarts, bool ready)
    {
        var status = reported is null ? null : new ContainerStatus
        {
            Name = "c", ContainerID = reported, RestartCount = reported == "1" ? 4 : 5, Ready = true, Started = true, State = new() { Running = state is null ? null : new(T0) },
        };
        var hasRun = found || reported == "2";
        var run = !hasRun ? null : new RunRecord
        {
            ContainerID = "2", RestartCount = 5, StartedAt = T0, BootId = "b", PodIP = "",
            Ended = ended && found ? ContainerExit.Describe(0, "2", T0, T0) : null,
        };
        var restored = RestoredContainer.Status(new Container { Name = "c" }, new("ContainerCreating"), status, run, isAlive: found && !ended, T0);
        var shown = restored.State switch
        {
            { Running: not null } => "running",
            { Terminated: { } end } => "terminated:" + end.Reason,
            { Waiting: { } waiting } => "waiting:" + waiting.Reason,
            _ => "nothing",
        };
        Assert.Equal((expected, restarts, ready), (shown, restored.RestartCount, restored.Ready));
    }

    private static PodSpec Spec(string spec) => Pod.From((JsonObject)JsonNode.Parse($$"""{"spec": {{spec}} }""")!).Spec;
}
