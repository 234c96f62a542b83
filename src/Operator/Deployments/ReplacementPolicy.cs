using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>
/// Which nodes get a pod now. A node without one gets it at once; a failed one after its back-off; one of an older template at once when it does not run
/// anyway, and otherwise one node at a time while all the others run.
/// </summary>
internal static class ReplacementPolicy
{
    public const string Failed = "Failed";
    public const string TemplateChanged = "TemplateChanged";

    public static PodChanges Decide(IReadOnlyList<AssessedNode> wanted, string templateRevision, DateTimeOffset now)
    {
        var delete = new List<Pod>();
        var create = new List<AssessedNode>();
        var replaced = new Dictionary<string, string>();
        var disruptable = wanted.All(node => node.IsRunning);
        foreach (var node in wanted)
        {
            var pod = node.Facts.Pod;
            delete.AddRange(node.Facts.Pods.Where(other => !other.IsTerminating() && other != pod));
            if (pod is null)
            {
                if (node.State.Phase != NodePhase.Failed) create.Add(node);
                continue;
            }

            var outdated = TemplateRevision.Of(pod) != templateRevision;
            if (outdated ? !node.IsRunning || disruptable : IsDue(node, now))
            {
                disruptable = false;
                delete.Add(pod);
                create.Add(node);
                replaced[node.Name] = outdated ? TemplateChanged : Failed;
            }
        }

        return new(delete, create, replaced);
    }

    private static bool IsDue(AssessedNode node, DateTimeOffset now) =>
        node.State.Phase == NodePhase.Failed && ReplacementBackoff.Until(node.Status, now) <= now;
}
