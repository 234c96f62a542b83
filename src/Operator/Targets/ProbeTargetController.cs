using System.Text.Json;
using System.Text.Json.Nodes;
using NetworkTelemetry.Api;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Operator.Analysis;
using NetworkTelemetry.Operator.Lists;

namespace NetworkTelemetry.Operator.Targets;

/// <summary>Keeps the status of each target true, with as few writes as that takes.</summary>
internal sealed class ProbeTargetController(TargetReader reader, RefreshBoard refresh, CompiledTargets compiled, IKubernetesClient client, IEventPublisher events)
    : IEntityController<ProbeTarget>
{
    public const string FieldManager = "network-telemetry-targets";

    public async Task<ReconciliationResult<ProbeTarget>> ReconcileAsync(ProbeTarget entity, CancellationToken cancellationToken)
    {
        var key = ObjectKey.Of(entity);
        var reading = reader.Read(entity);
        if (reading.Status is { } status)
        {
            var change = StatusDifference.Between(entity.Status, status);
            if (change.IsTransition || (change.Weight > 0 && refresh.IsGranted(key))) await WriteAsync(entity, key, status, cancellationToken);
            else refresh.Weigh(key, change.Weight);
        }

        return ReconciliationResult<ProbeTarget>.Success(entity, reading.LookAgainAfter);
    }

    public Task<ReconciliationResult<ProbeTarget>> DeletedAsync(ProbeTarget entity, CancellationToken cancellationToken)
    {
        refresh.Forget(ObjectKey.Of(entity));
        compiled.Forget(entity);
        return Task.FromResult(ReconciliationResult<ProbeTarget>.Success(entity));
    }

    private async Task WriteAsync(ProbeTarget target, ObjectKey key, ProbeTargetStatus status, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["status"] = JsonSerializer.SerializeToNode(status, ApiJson.Default.ProbeTargetStatus) };
        try
        {
            await client.ApplyAsync<ProbeTarget>(key, body, new ApplyOptions(FieldManager, Subresource: "status"), cancellationToken);
        }
        catch (KubernetesException e) when (e.IsNotFound)
        {
            return; // Deleted meanwhile: there is nobody to tell.
        }

        refresh.Forget(key);
        foreach (var what in TargetEvents.Between(target.Status, status)) events.Publish(target, what.Type, what.Reason, what.Action, what.Note);
    }
}
