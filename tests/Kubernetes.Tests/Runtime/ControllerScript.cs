using System.Collections.Concurrent;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;

namespace NetworkTelemetry.Kubernetes.Tests;

/// <summary>What the controller under test does, and what it was asked.</summary>
internal sealed class ControllerScript
{
    public ConcurrentQueue<string> Calls { get; } = new();

    public Func<ConfigMap, IKubernetesClient, Task<ReconciliationResult<ConfigMap>>> Reconcile { get; set; } =
        (map, _) => Task.FromResult(ReconciliationResult<ConfigMap>.Success(map));

    public Func<ConfigMap, ReconciliationResult<ConfigMap>> Finalize { get; set; } = map => ReconciliationResult<ConfigMap>.Success(map);

    public int Count(string call) => Calls.Count(made => made == call);
}

internal sealed class ScriptedController(ControllerScript script, IKubernetesClient client) : IEntityController<ConfigMap>
{
    public Task<ReconciliationResult<ConfigMap>> ReconcileAsync(ConfigMap entity, CancellationToken cancellationToken)
    {
        script.Calls.Enqueue($"reconcile {entity.Metadata.Name}");
        return script.Reconcile(entity, client);
    }

    public Task<ReconciliationResult<ConfigMap>> DeletedAsync(ConfigMap entity, CancellationToken cancellationToken)
    {
        script.Calls.Enqueue($"deleted {entity.Metadata.Name} {entity.Value()}");
        return Task.FromResult(ReconciliationResult<ConfigMap>.Success(entity));
    }
}

internal sealed class ScriptedFinalizer(ControllerScript script) : IEntityFinalizer<ConfigMap>
{
    public Task<ReconciliationResult<ConfigMap>> FinalizeAsync(ConfigMap entity, CancellationToken cancellationToken)
    {
        script.Calls.Enqueue($"finalize {entity.Metadata.Name}");
        return Task.FromResult(script.Finalize(entity));
    }
}
