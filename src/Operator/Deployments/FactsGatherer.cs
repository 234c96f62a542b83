using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Operator.Files;
using NetworkTelemetry.Operator.Fleet;
using NetworkTelemetry.Operator.Isolation;
using NetworkTelemetry.Operator.Lists;
using NetworkTelemetry.Operator.Selection;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Reads the caches once, and what targets refer to outside of them, into one immutable snapshot.</summary>
internal sealed class FactsGatherer(
    IObjectStore<Pod> pods,
    IObjectStore<ConfigMap> configMaps,
    IObjectStore<Secret> secrets,
    IObjectStore<ProbeTarget> targets,
    NamespaceLabels namespaces,
    ReportBoard reports,
    IsolationBoard isolation,
    CompiledTargets compiled,
    StoredLists lists,
    ProbeFiles files,
    OperatorSettings settings,
    TimeProvider time)
{
    public async Task<DeploymentFacts> GatherAsync(SpecReading reading, CancellationToken cancellationToken)
    {
        var deployment = reading.Deployment;
        var uid = deployment.Metadata.Uid!;
        var podsOf = ByNode(pods.ListOwnedBy(uid));
        var listsOf = ByNode(configMaps.ListOwnedBy(uid));
        var secretsOf = ByNode(secrets.ListOwnedBy(uid));
        var previous = (deployment.Status?.Nodes ?? []).Where(node => node.Name is not null).ToLookup(node => node.Name!);
        // Without a spec to go by, the nodes that exist stay.
        var slots = reading.Slots ?? [.. podsOf.Select(group => group.Key).Order(StringComparer.Ordinal).Select(name => new NodeSlot(name))];
        var wanted = slots.Select(slot => slot.Name).ToHashSet(StringComparer.Ordinal);
        var leaving = podsOf.Concat<IGrouping<string, IKubernetesObject>>(listsOf).Concat(secretsOf)
            .Select(group => group.Key).Where(name => !wanted.Contains(name)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

        NodeFacts Node(string name, NodeSlot? slot)
        {
            var key = new NodeKey(deployment.Metadata.Namespace!, deployment.Metadata.Name!, name);
            var stored = listsOf[name].FirstOrDefault();
            var facts = new NodeFacts
            {
                Key = key, Slot = slot, Pods = [.. podsOf[name]], Previous = previous[name].FirstOrDefault(), StoredList = stored, List = lists.Of(stored),
                Secret = secretsOf[name].FirstOrDefault(), Isolation = isolation.Current.GetValueOrDefault(key),
            };
            return facts with { Report = reports.Current.GetValueOrDefault(key) is { } report && report.PodUid == facts.Pod?.Metadata.Uid ? report : null };
        }

        var attached = await files.AttachAsync(Selected(deployment), cancellationToken);
        return new DeploymentFacts
        {
            Deployment = deployment,
            Rejection = reading.Rejection,
            IsInEffect = reading.Slots is not null,
            Nodes = [.. slots.Select(slot => Node(slot.Name, slot)), .. leaving.Select(name => Node(name, null))],
            Targets = attached.Targets,
            NextRead = attached.NextRead,
            TemplateRevision = TemplateRevision.Of(deployment, settings.ProberImage),
            Now = time.GetUtcNow(),
        };
    }

    private List<CompiledTarget> Selected(NetworkDeployment deployment) =>
        [.. targets.List().Where(target => TargetSelection.Selects(deployment, target, namespaces.Of)).Select(compiled.Of)];

    private static ILookup<string, T> ByNode<T>(IReadOnlyCollection<T> owned)
        where T : class, IKubernetesObject =>
        owned.Where(entity => OwnedObjects.NodeOf(entity) is not null).ToLookup(entity => OwnedObjects.NodeOf(entity)!, StringComparer.Ordinal);
}
