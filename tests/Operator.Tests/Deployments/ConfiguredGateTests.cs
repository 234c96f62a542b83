using NetworkTelemetry.Operator.Deployments;

namespace NetworkTelemetry.Operator.Tests.Deployments;

public sealed class ConfiguredGateTests
{
    [Theory]
    [InlineData("r1", 9, true, "True")]
    [InlineData(null, 9, true, null)] // no accepted list yet
    [InlineData("r1", 60, true, null)] // what an earlier process said
    [InlineData("r1", 9, false, null)] // not heard now
    public void The_gate_turns_True_when_this_start_s_prober_runs_an_accepted_list(string? revision, int startedSecondsAgo, bool reachable, string? expected)
    {
        var pod = Samples.Pod(ready: "False", configuredStart: null);
        Assert.Equal(expected, ConfiguredGate.Change(pod, Samples.Report(pod, revision, startedSecondsAgo, reachable), Samples.Now)?.Status);
    }

    [Fact]
    public void A_report_of_another_pod_does_not_count()
    {
        var pod = Samples.Pod(ready: "False", configuredStart: null);
        Assert.Null(ConfiguredGate.Change(pod, Samples.Report(Samples.Pod(name: "other")), Samples.Now));
        Assert.Null(ConfiguredGate.Change(pod, null, Samples.Now));
    }

    [Fact]
    public void Once_True_it_stays_whatever_the_prober_says_later()
    {
        var pod = Samples.Pod();
        Assert.Null(ConfiguredGate.Change(pod, Samples.Report(pod, revision: null), Samples.Now));
        Assert.Null(ConfiguredGate.Change(pod, Samples.Report(pod, reachable: false), Samples.Now));
        Assert.Null(ConfiguredGate.Change(pod, null, Samples.Now));
    }

    [Fact]
    public void A_restarted_container_has_to_earn_it_again()
    {
        var pod = Samples.Pod(configuredStart: 0, restarts: 1);
        var lost = ConfiguredGate.Change(pod, Samples.Report(pod, startedSecondsAgo: 60), Samples.Now);
        Assert.Equal(("False", ConfiguredGate.ContainerRestarted), (lost?.Status, lost?.Reason));
        var earned = ConfiguredGate.Change(pod, Samples.Report(pod), Samples.Now);
        Assert.Equal(("True", ConfiguredGate.MessageOf(1)), (earned?.Status, earned?.Message));
        Assert.NotEqual(Samples.Now, earned?.LastTransitionTime); // True before, True now
    }

    [Fact]
    public void A_container_that_does_not_run_is_left_alone()
    {
        var pod = Samples.Pod(waiting: "CrashLoopBackOff", configuredStart: 0, restarts: 1);
        Assert.Null(ConfiguredGate.Change(pod, Samples.Report(pod), Samples.Now));
    }
}
