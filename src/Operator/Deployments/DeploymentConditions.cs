using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Operator.Placement;
using NetworkTelemetry.Operator.Reporting;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>The conditions of a deployment: each a pure function of what was seen, the first row that matches.</summary>
internal static class DeploymentConditions
{
    /// <summary>Pods that must have failed in a row before a failed node counts as one that only a person can help.</summary>
    public const int StalledAttempts = 3;

    public static IReadOnlyList<ConditionVerdict> Of(DeploymentView view) =>
        [Accepted(view), TargetsMatched(view), Ready(view), Available(view), Connected(view), Progressing(view), Reconciling(view), Stalled(view)];

    private static ConditionVerdict Accepted(DeploymentView view) => view.Rejection is { } rejection
        ? new(ConditionTypes.Accepted, false, rejection.Reason, rejection.Message)
        : new(ConditionTypes.Accepted, true, ConditionReasons.Valid, "The spec is valid.");

    private static ConditionVerdict TargetsMatched(DeploymentView view) => view switch
    {
        { Rejection: { } rejection } => new(ConditionTypes.TargetsMatched, null, rejection.Reason, "The spec is not in effect."),
        { Targets: 0 } => new(ConditionTypes.TargetsMatched, false, ConditionReasons.NoTargets, "No ProbeTarget matches targetSelector and targetNamespaces."),
        _ => new(ConditionTypes.TargetsMatched, true, ConditionReasons.TargetsMatched, $"{Count(view.Targets, "target")} selected."),
    };

    private static ConditionVerdict Ready(DeploymentView view) => view switch
    {
        { Rejection: { } rejection } => new(ConditionTypes.Ready, false, rejection.Reason, rejection.Message),
        { Nodes.Count: 0 } => new(ConditionTypes.Ready, true, ConditionReasons.ScaledToZero, "No node is wanted."),
        { Running: 0 } => new(ConditionTypes.Ready, false, ConditionReasons.NoNodeRunning, $"None of {Count(view.Nodes.Count, "node")} is Running.{FirstProblem(view)}"),
        { IsSettled: false } => new(ConditionTypes.Ready, false, ConditionReasons.NodesNotRunning, $"{NodesRunning(view)}.{FirstProblem(view)}"),
        { Unassigned.Count: > 0 } => new(ConditionTypes.Ready, false, view.Unassigned.MaxBy(pair => pair.Value).Key, Unassigned(view)),
        { Isolated: > 0 } => new(ConditionTypes.Ready, false, ConditionReasons.ProberIsolated, Isolated(view)),
        _ => new(ConditionTypes.Ready, true, ConditionReasons.AllNodesRunning, $"{NodesRunning(view)}."),
    };

    private static ConditionVerdict Available(DeploymentView view) => view switch
    {
        { Nodes.Count: 0 } => new(ConditionTypes.Available, true, ConditionReasons.ScaledToZero, "No node is wanted."),
        { Running: 0 } => new(ConditionTypes.Available, false, ConditionReasons.NoNodeRunning, "No node is Running."),
        _ => new(ConditionTypes.Available, true, ConditionReasons.AsExpected, "At least one node is Running."),
    };

    private static ConditionVerdict Connected(DeploymentView view) => view switch
    {
        { Nodes.Count: 0 } => new(ConditionTypes.Connected, true, ConditionReasons.ScaledToZero, "No node is wanted."),
        { Running: 0 } => new(ConditionTypes.Connected, null, ConditionReasons.NoNodeRunning, "No node is Running."),
        { Isolated: > 0 } => new(ConditionTypes.Connected, false, ConditionReasons.ProberIsolated, Isolated(view)),
        _ => new(ConditionTypes.Connected, true, ConditionReasons.AsExpected, "No node is cut off from what it measures."),
    };

    private static ConditionVerdict Progressing(DeploymentView view) => view switch
    {
        { Rejection: { } rejection } => new(ConditionTypes.Progressing, false, rejection.Reason, "The spec is not in effect."),
        { IsSettled: false } => new(ConditionTypes.Progressing, true, ConditionReasons.NodesStarting, $"{NodesRunning(view)}."),
        { Lagging: > 0 } => new(ConditionTypes.Progressing, true, ConditionReasons.ListsDelivering, $"The target list is on its way to {Count(view.Lagging, "node")}."),
        _ => new(ConditionTypes.Progressing, false, ConditionReasons.Complete, "Nodes and lists are as the spec asks."),
    };

    private static ConditionVerdict Reconciling(DeploymentView view) => view is { Rejection: null, IsSettled: false }
        ? new(ConditionTypes.Reconciling, true, ConditionReasons.NodesStarting, $"{NodesRunning(view)}.")
        : new(ConditionTypes.Reconciling, false, view.Rejection?.Reason ?? ConditionReasons.Complete, view.Rejection is null ? "Nothing is left to do." : "The spec is not in effect.");

    private static ConditionVerdict Stalled(DeploymentView view)
    {
        if (view.Rejection is { } rejection) return new(ConditionTypes.Stalled, true, rejection.Reason, rejection.Message);
        var stuck = view.Nodes.FirstOrDefault(node => node.State.Phase == NodePhase.Failed && node.Status.Attempts >= StalledAttempts);
        return stuck is null
            ? new(ConditionTypes.Stalled, false, ConditionReasons.AsExpected, "Nothing needs a person.")
            : new(ConditionTypes.Stalled, true, ConditionReasons.NodesFailed, $"Node {stuck.Name} has failed {stuck.Status.Attempts} times: {stuck.State.Reason}: {stuck.State.Message}");
    }

    private static string NodesRunning(DeploymentView view) => view.Updated < view.Nodes.Count
        ? $"{view.Running} of {Count(view.Nodes.Count, "node")} Running, {view.Updated} of the present template"
        : $"{view.Running} of {Count(view.Nodes.Count, "node")} Running";

    private static string FirstProblem(DeploymentView view) =>
        view.Nodes.OrderByDescending(node => node.State.Phase == NodePhase.Failed).FirstOrDefault(node => !node.IsRunning) is { } node
            ? $" {node.Name} is {node.State.Phase} ({node.State.Reason}): {node.State.Message}"
            : "";

    private static string Isolated(DeploymentView view) =>
        $"{view.Nodes.First(node => node.IsIsolated).Status.Message}. {view.Isolated} of {Count(view.Running, "running node")} in all; what is Down there does not count.";

    private static string Unassigned(DeploymentView view) => string.Join(
        " ", view.Unassigned.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Unassigned(pair.Key, pair.Value, view.Deployment.Spec)));

    private static string Unassigned(string reason, int targets, NetworkDeploymentSpec spec)
    {
        var advice = PlacementAdvice.Of(reason, spec);
        return $"No node measures {Count(targets, "target")} ({reason}){(advice is null ? "" : $": {advice}")}.";
    }

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
