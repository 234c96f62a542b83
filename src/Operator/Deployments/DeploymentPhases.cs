using NetworkTelemetry.Api.NetworkDeployments;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>One word for people; nothing decides on it.</summary>
internal static class DeploymentPhases
{
    public const string Pending = "Pending";
    public const string Progressing = "Progressing";
    public const string Running = "Running";
    public const string Degraded = "Degraded";
    public const string Failed = "Failed";

    public static string Of(DeploymentView view) => view switch
    {
        { Rejection: not null } => Failed,
        { Nodes.Count: 0 } => Running,
        { IsSettled: true } => view.Unassigned.Count > 0 || view.Isolated > 0 ? Degraded : Running,
        { Failed: > 0 } => view.Failed == view.Nodes.Count ? Failed : Degraded,
        _ => view.Nodes.All(node => node.State.Phase == NodePhase.Pending) ? Pending : Progressing,
    };
}
