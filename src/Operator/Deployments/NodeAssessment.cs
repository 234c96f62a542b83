using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Api.NetworkDeployments;

namespace NetworkTelemetry.Operator.Deployments;

internal static class NodeAssessment
{
    /// <param name="isNewSpec">No back-off counts: it is that of another spec.</param>
    public static AssessedNode Assess(NodeFacts node, NetworkDeploymentSpec spec, DateTimeOffset now, bool isNewSpec = false)
    {
        var state = NodePhases.Decide(new PodObservation { Pod = node.Pod, WaitsFor = isNewSpec ? null : WaitsFor(node.Previous, now), Deadline = DeadlineOf(spec), Now = now });
        return Assess(node, state, now);
    }

    /// <summary>For a state that was learnt otherwise: the API server refused the pod.</summary>
    public static AssessedNode Assess(NodeFacts node, NodeState state, DateTimeOffset now) =>
        new(node, state, WithIsolation(NodeHistory.Next(node.Previous, state, node.Pod?.Metadata.Name, now), node) with
        {
            Name = node.Name,
            ListRevision = node.Report?.Revision ?? RevisionKnownOf(node),
            Targets = node.List.Uids.Count,
        });

    private static NodeStatus WithIsolation(NodeStatus status, NodeFacts node) => node.Isolation is { } isolation && status.Phase == nameof(NodePhase.Running)
        ? status with { Reason = NodeReasons.ProberIsolated, Message = isolation.Of(node.Name) }
        : status;

    // Until a restarted operator has heard the prober again, what was known of the same pod stands.
    private static string? RevisionKnownOf(NodeFacts node) =>
        node.Pod is { } pod && node.Previous?.PodName == pod.Metadata.Name ? node.Previous!.ListRevision : null;

    public static TimeSpan DeadlineOf(NetworkDeploymentSpec spec) =>
        Duration.TryParse(spec.ProvisioningDeadline, out var deadline) ? deadline : Duration.Parse(DeploymentDefaults.ProvisioningDeadline);

    private static NodeState? WaitsFor(NodeStatus? previous, DateTimeOffset now) =>
        ReplacementBackoff.Until(previous, now) > now ? new(NodePhase.Failed, previous!.Reason, previous.Message) : null;
}
