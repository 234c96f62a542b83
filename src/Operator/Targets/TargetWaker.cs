using Microsoft.Extensions.Hosting;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Operator.Fleet;
using NetworkTelemetry.Operator.Isolation;
using NetworkTelemetry.Operator.Summaries;

namespace NetworkTelemetry.Operator.Targets;

/// <summary>Turns changes of plans, reports and rows into targets to look at. Figures alone wake nobody.</summary>
internal sealed class TargetWaker(
    PlanBoard plans, ReportBoard reports, IsolationBoard isolation, RowFeed rows, RefreshBoard refresh, IObjectStore<ProbeTarget> targets, EntityQueue<ProbeTarget> queue)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        plans.Changed += OnPlan;
        reports.Changed += OnReport;
        isolation.Changed += OnIsolation;
        rows.Changed += OnRows;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        plans.Changed -= OnPlan;
        reports.Changed -= OnReport;
        isolation.Changed -= OnIsolation;
        rows.Changed -= OnRows;
        return Task.CompletedTask;
    }

    private void OnPlan(PlanChange change)
    {
        foreach (var key in change.Targets) queue(key);

        // The prober may have reported the new list before its plan was published: nothing else would look at the targets that wait for it.
        foreach (var node in change.New?.Nodes ?? [])
            if (change.Old?.Node(node.Key.Name)?.ListRevision != node.ListRevision) WakeUnmeasured(node);
    }

    private void OnReport(ReportChange change)
    {
        if (!change.NodeChanged || NodeOf(change.Node) is not { } node) return;
        var sameVoice = change is { Old.Reachable: true, New.Reachable: true } && change.Old.PodUid == change.New.PodUid;
        if (sameVoice) WakeUnmeasured(node);
        else Wake(node.TargetUids);
    }

    private void OnIsolation(NodeKey node) => Wake(NodeOf(node)?.TargetUids ?? []);

    private void OnRows(RowChanges changes)
    {
        Wake(changes.Transitions);
        foreach (var uid in changes.Figures) refresh.Moved(uid);
    }

    private void Wake(IEnumerable<string> uids)
    {
        foreach (var target in uids.SelectMany(ByUid)) queue(ObjectKey.Of(target));
    }

    /// <summary>A changed list matters to the targets whose present spec has not been measured yet, and to no other.</summary>
    private void WakeUnmeasured(NodePlan node)
    {
        foreach (var target in node.TargetUids.SelectMany(ByUid).Where(IsUnmeasured)) queue(ObjectKey.Of(target));
    }

    private static bool IsUnmeasured(ProbeTarget target) =>
        target.Status is not { Results: { } results } status || status.ObservedGeneration != target.Metadata.Generation
        || results.Any(result => result.State == ProbeState.Pending);

    private IReadOnlyCollection<ProbeTarget> ByUid(string uid) => targets.ListByIndex(TargetServices.UidIndex, uid);

    private NodePlan? NodeOf(NodeKey node) =>
        plans.Current.GetValueOrDefault(new ObjectKey(node.Namespace, node.Deployment))?.Node(node.Name);
}
