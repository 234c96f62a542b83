using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Operator.Lists;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>One look at everything that concerns a deployment. All decisions of a reconcile are made from it.</summary>
internal sealed record DeploymentFacts
{
    public required NetworkDeployment Deployment { get; init; }

    /// <summary>Null when the deployment's own spec is in effect.</summary>
    public Rejection? Rejection { get; init; }

    /// <summary>Whether there is a spec to go by. False: what exists stays as it is.</summary>
    public bool IsInEffect { get; init; } = true;

    /// <summary>Those that the spec asks for, then those that are to go.</summary>
    public required IReadOnlyList<NodeFacts> Nodes { get; init; }

    /// <summary>The targets that the deployment selects.</summary>
    public IReadOnlyList<CompiledTarget> Targets { get; init; } = [];

    /// <summary>When what the targets refer to is to be read again; null where they refer to nothing.</summary>
    public TimeSpan? NextRead { get; init; }

    public required string TemplateRevision { get; init; }
    public required DateTimeOffset Now { get; init; }
}
