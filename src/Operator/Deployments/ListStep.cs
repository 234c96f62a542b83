using System.Text.Json.Nodes;
using NetworkTelemetry.Api;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Instrumentation;
using NetworkTelemetry.Operator.Lists;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Writes the lists that differ from the stored ones, and has them delivered.</summary>
internal sealed class ListStep(IKubernetesClient client, NodeObjects objects, OperatorInstruments instruments) : IReconcileStep
{
    public async Task RunAsync(ReconcileScope scope, CancellationToken cancellationToken)
    {
        var (due, isAll) = Due(scope);
        var stored = scope.Nodes.ToDictionary(node => node.Name, node => node.Facts.StoredList, StringComparer.Ordinal);
        var unwritten = await OneByOne.TryAsync(due, list => WriteAsync(scope, stored[list.Node], list, cancellationToken));

        // Not otherwise: what could not be written is due at once the next time. It would wait for quiet first, which looks like a success and ends the back-off.
        if (isAll && unwritten is null) scope.Memory = scope.Memory with { Debounce = ListDebounce.Idle };
        var pods = scope.Facts.IsInEffect ? scope.Wanted.Where(node => node.Facts.Pod is not null) : [];
        var undelivered = await OneByOne.TryAsync(pods, node => DeliverAsync(scope, node, cancellationToken));
        (unwritten ?? undelivered)?.Throw();
    }

    /// <returns>What is to be written now, and whether nothing is left to wait for then.</returns>
    private static (IReadOnlyList<BuiltList> Lists, bool IsAll) Due(ReconcileScope scope)
    {
        var changed = scope.Plan.Lists.Where(list => list.Gzip is not null).ToList();

        // A pod cannot start without its list: a first one is never put off.
        var first = changed.Where(list => scope.Lists[list.Node].Revision is null).ToList();
        var later = changed.Except(first).ToList();
        var pending = later.Count == 0 ? null : string.Join(' ', later.Select(list => $"{list.Node}={list.Revision}"));
        var debounce = scope.Memory.Debounce.Observe(pending, scope.Facts.Now);
        var remaining = pending is null ? TimeSpan.Zero : debounce.Remaining(scope.Facts.Now);
        scope.Memory = scope.Memory with { Debounce = debounce };
        if (remaining <= TimeSpan.Zero) return (changed, true);
        scope.Looks.Add(remaining);
        return (first, false);
    }

    private async Task WriteAsync(ReconcileScope scope, ConfigMap? stored, BuiltList list, CancellationToken cancellationToken)
    {
        try
        {
            await objects.StoreListAsync(scope.Facts.Deployment, stored, list, cancellationToken);
            instruments.ListWrites.Inc();
            scope.Lists[list.Node] = new NodeList(list.Revision, list.Uids);
        }
        catch (NameTakenException e) when (e.IsPassing)
        {
            // The node gets no pod meanwhile.
        }
        catch (Exception e) when (scope.Lists[list.Node].Revision is null && Refusal.Of(e) is { } refusal)
        {
            scope.RefusedLists[list.Node] = refusal;
            throw;
        }
    }

    private async Task DeliverAsync(ReconcileScope scope, AssessedNode node, CancellationToken cancellationToken)
    {
        var pod = node.Facts.Pod!;
        if (scope.Lists[node.Name].Revision is not { } revision) return;
        var now = scope.Facts.Now;
        var pushedAt = scope.Memory.Of(node.Name).PushedAt;
        var heard = node.Facts.Report is { Reachable: true };
        var delivery = ListDelivery.Decide(
            revision, pod.Metadata.Annotations?.GetValueOrDefault(ApiGroup.ListRevisionAnnotation), heard, node.Facts.Report?.Revision, pushedAt, now);
        if (heard && node.Facts.Report!.Revision != revision && now - pushedAt >= ListDelivery.Usual) scope.Lagging++;
        if (delivery.Annotation is not null) await AnnotateAsync(pod, delivery.Annotation, cancellationToken);
        scope.Remember(node.Name, memory => memory with { PushedAt = delivery.PushedAt });
        scope.Looks.Add(delivery.NextLook);
    }

    private async Task AnnotateAsync(Pod pod, string value, CancellationToken cancellationToken)
    {
        var annotations = new JsonObject { [ApiGroup.ListRevisionAnnotation] = value };
        var patch = new JsonObject { ["metadata"] = new JsonObject { ["uid"] = pod.Metadata.Uid, ["annotations"] = annotations } };
        try
        {
            await client.MergePatchAsync<Pod>(ObjectKey.Of(pod), patch, null, cancellationToken);
            instruments.ListPushes.Inc();
        }
        catch (KubernetesException e) when (e.IsNotFound || e.IsConflict)
        {
            // The pod went away meanwhile; the next one starts with the stored list.
        }
    }
}
