using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Operator.Deployments;

namespace NetworkTelemetry.Operator.Tests.Deployments;

public sealed class NodeHistoryTests
{
    private static readonly NodeState Failed = new(NodePhase.Failed, "ErrImagePull", "no such image");
    private static readonly NodeState Running = new(NodePhase.Running);
    private static readonly DateTimeOffset Now = Samples.Now;

    [Fact]
    public void A_failure_counts_once_for_each_pod()
    {
        var first = NodeHistory.Next(null, Failed, "a", Now);
        Assert.Equal((1, Now), (first.Attempts, first.LastFailureTime));
        var same = NodeHistory.Next(first, Failed, "a", Now.AddSeconds(9));
        Assert.Equal((1, Now), (same.Attempts, same.LastFailureTime));
        var next = NodeHistory.Next(same, Failed, "b", Now.AddSeconds(20));
        Assert.Equal((2, Now.AddSeconds(20)), (next.Attempts, next.LastFailureTime));
        Assert.Equal(Now, next.LastTransitionTime);
    }

    [Fact]
    public void Waiting_without_a_pod_is_no_further_failure()
    {
        var first = NodeHistory.Next(null, Failed, "a", Now);
        var waiting = NodeHistory.Next(first, Failed, null, Now.AddSeconds(3));
        Assert.Equal((1, "a"), (waiting.Attempts, waiting.PodName));
    }

    [Fact]
    public void Failures_are_forgotten_after_5_minutes_of_running()
    {
        var running = NodeHistory.Next(Samples.FailedBefore(4, 100), Running, "b", Now);
        Assert.Equal((4, Now), (running.Attempts, running.LastTransitionTime));
        Assert.Equal(4, NodeHistory.Next(running, Running, "b", Now.AddSeconds(299)).Attempts);
        Assert.Null(NodeHistory.Next(running, Running, "b", Now.AddSeconds(300)).Attempts);
    }

    [Fact]
    public void Times_have_whole_seconds_and_move_only_with_the_phase()
    {
        var first = NodeHistory.Next(null, Running, "a", Now.AddMilliseconds(700));
        Assert.Equal(Now, first.LastTransitionTime);
        Assert.Equal(Now, NodeHistory.Next(first, Running, "a", Now.AddSeconds(50)).LastTransitionTime);
    }

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 20)]
    [InlineData(5, 160)]
    [InlineData(7, 300)]
    [InlineData(1000, 300)]
    public void Back_off_doubles_from_10_s_to_5_min_and_is_the_same_after_a_restart(int attempts, double seconds)
    {
        var delay = ReplacementBackoff.Delay("edge-0", attempts);
        Assert.InRange(delay.TotalSeconds, seconds * 0.9, seconds * 1.1);
        Assert.Equal(delay, ReplacementBackoff.Delay("edge-0", attempts));
        Assert.NotEqual(delay, ReplacementBackoff.Delay("edge-1", attempts));
    }

    [Theory]
    [InlineData(0, 9, 11)]
    [InlineData(-60, -51, -49)]
    [InlineData(3600, 0, 0)]
    public void A_failed_node_waits_from_its_failure_and_not_at_all_when_that_lies_in_the_future(int failedAfter, double earliest, double latest)
    {
        var previous = new NodeStatus { Name = "edge-0", Phase = nameof(NodePhase.Failed), Attempts = 1, LastFailureTime = Samples.Now.AddSeconds(failedAfter) };
        Assert.InRange((ReplacementBackoff.Until(previous, Samples.Now)!.Value - Samples.Now).TotalSeconds, earliest, latest);
    }
}
