using System.Collections.Immutable;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Validation;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Operator.Analysis;
using NetworkTelemetry.Operator.Fleet;
using NetworkTelemetry.Operator.Isolation;
using NetworkTelemetry.Operator.Reporting;

namespace NetworkTelemetry.Operator.Targets;

/// <summary>Gathers what is known of a target now, and has it analysed.</summary>
internal sealed class TargetReader(PlanBoard plans, ReportBoard reports, IsolationBoard isolation, IObjectStore<NetworkDeployment> deployments, TimeProvider time)
{
    /// <summary>How long after the start an answer of a node, or a plan of a deployment, is waited for before its absence means something.</summary>
    public static readonly TimeSpan StartupGrace = TimeSpan.FromSeconds(10);

    /// <summary>How long a new target waits for a deployment that selects it, before it is told that there is none.</summary>
    public static readonly TimeSpan SelectionGrace = TimeSpan.FromSeconds(3);

    // Counted from the first question, not from the start of the process: a standby may wait for its turn for days.
    private readonly Lazy<long> _started = new(time.GetTimestamp);

    public TargetReading Read(ProbeTarget target)
    {
        var startupLeft = StartupGrace - time.GetElapsedTime(_started.Value);
        var isStarting = startupLeft > TimeSpan.Zero;
        var current = plans.Current;
        var errors = ProbeTargetRules.Validate(target);
        var assignment = TargetAssignment.Of(target, current.Values);
        var isMeasurable = errors.Count == 0 && target.Spec.Suspend != true;
        if (isMeasurable && isStarting && !EveryDeploymentIsPlanned(current)) return new TargetReading(null, startupLeft);
        if (isMeasurable && target.Status is null && IsYoung(target) && deployments.List().Count > 0 && IsUnselected(target, current))
            return new TargetReading(null, TimeSpan.FromSeconds(1));

        var nodes = NodeViews.Of(assignment.Nodes, reports.Current, isolation.Current, target.Metadata.Generation ?? 0, isStarting);
        var status = TargetAnalysis.StatusOf(new TargetFacts
        {
            Target = target,
            Errors = errors.Count == 0 ? [] : [ValidationError.Sentence(errors)],
            Assignment = assignment.View,
            Nodes = nodes,
            Now = StoredTime.Of(time.GetUtcNow()),
        });
        return new TargetReading(status, nodes.Any(node => node.Standing == NodeStanding.Awaited) ? startupLeft : null);
    }

    private bool EveryDeploymentIsPlanned(ImmutableDictionary<ObjectKey, DeploymentPlan> current) =>
        deployments.List().All(deployment => deployment.Metadata.DeletionTimestamp is not null || current.ContainsKey(ObjectKey.Of(deployment)));

    /// <summary>The clock of the API server may differ from ours in both directions.</summary>
    private bool IsYoung(ProbeTarget target) => (time.GetUtcNow() - (target.Metadata.CreationTimestamp ?? default)).Duration() < SelectionGrace;

    private static bool IsUnselected(ProbeTarget target, ImmutableDictionary<ObjectKey, DeploymentPlan> current) =>
        current.Values.All(plan => !plan.Targets.ContainsKey(ObjectKey.Of(target)));
}
