using System.Runtime.InteropServices;
using NetworkTelemetry.Api.Metrics;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Metrics;
using NetworkTelemetry.Operator.Fleet;

namespace NetworkTelemetry.Operator.Targets;

/// <summary>
/// How many nodes measure each target, read from the plans at each scrape. A target that nobody measures has a series too: 0 is what alerts. Only one that is
/// suspended has none.
/// </summary>
internal sealed class AssignedTargetsCollector(PlanBoard plans, IObjectStore<ProbeTarget> targets) : IMetricCollector
{
    private static readonly string[] LabelNames = [.. TargetMetrics.Assigned.Labels];
    private static readonly string[] ProbeLabelNames = [.. TargetMetrics.Informational.Labels];

    public void Collect(MetricWriter writer)
    {
        var nodes = new Dictionary<ObjectKey, int>();
        foreach (var (key, target) in plans.Current.Values.SelectMany(plan => plan.Targets))
            CollectionsMarshal.GetValueRefOrAddDefault(nodes, key, out _) += target.Nodes.Count;
        var measured = targets.List().Where(target => target.Spec.Suspend != true).ToList();
        writer.Family(TargetMetrics.Assigned);
        // In the order in which Prometheus sorts them, which spares its queries that.
        foreach (var key in measured.Select(target => ObjectKey.Of(target)).OrderBy(key => key.Name, StringComparer.Ordinal).ThenBy(key => key.Namespace, StringComparer.Ordinal))
            writer.Sample(LabelSet.Create(LabelNames, [key.Namespace ?? "", key.Name]), nodes.GetValueOrDefault(key));
        WriteInformational(writer, measured);
    }

    private static void WriteInformational(MetricWriter writer, IEnumerable<ProbeTarget> targets)
    {
        writer.Family(TargetMetrics.Informational);
        foreach (var target in targets)
            foreach (var probe in (target.Spec.Probes ?? []).Where(probe => probe.Importance == Importance.Informational))
                writer.Sample(LabelSet.Create(ProbeLabelNames, [target.Metadata.Namespace ?? "", target.Metadata.Name ?? "", probe.Name ?? ""]), 1);
    }
}
