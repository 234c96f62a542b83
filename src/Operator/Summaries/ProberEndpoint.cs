using NetworkTelemetry.Operator.Fleet;

namespace NetworkTelemetry.Operator.Summaries;

/// <summary>A prober pod that can be polled.</summary>
internal sealed record ProberEndpoint(NodeKey Node, string PodUid, string PodIP, NodeToken Token, bool Tls)
{
    /// <summary>The endpoints of all plans.</summary>
    public static IEnumerable<ProberEndpoint> Of(IEnumerable<DeploymentPlan> plans) =>
        from plan in plans
        from node in plan.Nodes
        where node is { PodUid: not null, PodIP: not null, Token: not null }
        select new ProberEndpoint(node.Key, node.PodUid!, node.PodIP!, node.Token!, node.ServesTls);
}
