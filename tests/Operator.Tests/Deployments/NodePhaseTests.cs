using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Deployments;

namespace NetworkTelemetry.Operator.Tests.Deployments;

public sealed class NodePhaseTests
{
    private static readonly NodeState Cause = new(NodePhase.Failed, "ErrImagePull", "no such image");

    /// <summary>Row by row; each pod also matches every row below its own, so that the order is part of the test.</summary>
    public static TheoryData<string, Pod?, bool, NodePhase, string?> Rows => new()
    {
        { "pod failed", Samples.Pod(phase: "Failed", waiting: "ErrImagePull", scheduled: "False"), false, NodePhase.Failed, NodeReasons.PodFailed },
        { "pod ended", Samples.Pod(phase: "Succeeded"), false, NodePhase.Failed, NodeReasons.PodFailed },
        { "image cannot be pulled", Samples.Pod(waiting: "ErrImagePull", containersReady: "False", ready: "False", ageSeconds: 600), false, NodePhase.Failed, "ErrImagePull" },
        { "image cannot be pulled, kubelet backs off", Samples.Pod(waiting: "ImagePullBackOff", containersReady: "False"), false, NodePhase.Failed, "ImagePullBackOff" },
        { "container cannot be made", Samples.Pod(waiting: "CreateContainerConfigError", containersReady: "False"), false, NodePhase.Failed, "CreateContainerConfigError" },
        { "crash loop", Samples.Pod(waiting: "CrashLoopBackOff", restarts: 3, containersReady: "False", ready: "False", ageSeconds: 600), false, NodePhase.Failed, "CrashLoopBackOff" },
        { "past the deadline, not scheduled", Samples.Pod(scheduled: "False", containersReady: null, ready: null, configuredStart: null, ageSeconds: 300), false, NodePhase.Failed, NodeReasons.DeadlineExceeded },
        { "past the deadline, not configured", Samples.Pod(ready: "False", configuredStart: null, ageSeconds: 300), false, NodePhase.Failed, NodeReasons.DeadlineExceeded },
        { "no pod, backs off", null, true, NodePhase.Failed, "ErrImagePull" },
        { "no pod", null, false, NodePhase.Pending, NodeReasons.NoPod },
        { "not scheduled", Samples.Pod(scheduled: "False", containersReady: "False", ready: "False", configuredStart: null), false, NodePhase.Pending, NodeReasons.Unscheduled },
        { "nothing reported yet", Samples.Pod(phase: "Pending", scheduled: null, containersReady: null, ready: null, configuredStart: null), false, NodePhase.Pending, NodeReasons.Unscheduled },
        { "first restarts are the kubelet's", Samples.Pod(waiting: "CrashLoopBackOff", restarts: 2, containersReady: "False"), false, NodePhase.Provisioning, "CrashLoopBackOff" },
        { "container starts", Samples.Pod(waiting: "ContainerCreating", containersReady: "False", ready: "False", configuredStart: null), false, NodePhase.Provisioning, "ContainerCreating" },
        { "container not ready", Samples.Pod(containersReady: "False", ready: "False", configuredStart: null), false, NodePhase.Provisioning, NodeReasons.ContainersNotReady },
        { "gate not set", Samples.Pod(ready: "False", configuredStart: null), false, NodePhase.Configuring, NodeReasons.AwaitingConfiguration },
        { "gate of an earlier start", Samples.Pod(configuredStart: 0, restarts: 1), false, NodePhase.Configuring, NodeReasons.AwaitingConfiguration },
        { "gate set, pod not Ready", Samples.Pod(ready: "False"), false, NodePhase.Configuring, NodeReasons.PodNotReady },
        { "running", Samples.Pod(), false, NodePhase.Running, null },
        { "running for long", Samples.Pod(ageSeconds: 100_000), false, NodePhase.Running, null },
        { "a pod that runs ends the back-off", Samples.Pod(), true, NodePhase.Running, null },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Phase_is_that_of_the_first_row_that_matches(string row, Pod? pod, bool backsOff, NodePhase phase, string? reason)
    {
        var state = NodePhases.Decide(new PodObservation { Pod = pod, WaitsFor = backsOff ? Cause : null, Deadline = TimeSpan.FromMinutes(5), Now = Samples.Now });
        Assert.True((phase, reason) == (state.Phase, state.Reason), $"{row}: {state}");
        Assert.Equal(reason is null, string.IsNullOrEmpty(state.Message));
    }

    [Fact]
    public void The_deadline_of_a_restarted_container_counts_from_when_it_stopped_being_ready()
    {
        var pod = Samples.Pod(containersReady: "False", ready: null, configuredStart: 0, restarts: 1, ageSeconds: 100_000);
        var ready = new PodCondition { Type = "Ready", Status = "False", LastTransitionTime = Samples.Now.AddSeconds(-3) };
        pod = pod with { Status = pod.Status! with { Conditions = [.. pod.Status!.Conditions!, ready] } };
        Assert.Equal(NodePhase.Provisioning, NodePhases.Decide(new PodObservation { Pod = pod, Deadline = TimeSpan.FromMinutes(5), Now = Samples.Now }).Phase);
    }

    [Fact]
    public void The_deadline_of_a_container_that_came_back_with_its_machine_counts_from_its_start()
    {
        var pod = Samples.Pod(configuredStart: 0, restarts: 1, ageSeconds: 100_000);
        var prober = pod.Status!.ContainerStatuses![0] with { State = new ContainerState { Running = new() { StartedAt = Samples.Now.AddSeconds(-3) } } };
        pod = pod with { Status = pod.Status with { ContainerStatuses = [prober] } };
        Assert.Equal(NodePhase.Configuring, NodePhases.Decide(new PodObservation { Pod = pod, Deadline = TimeSpan.FromMinutes(5), Now = Samples.Now }).Phase);
    }
}
