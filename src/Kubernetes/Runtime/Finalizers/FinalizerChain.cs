using System.Text.Json.Nodes;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>The finalizers of a type: attached before anything is done for an object, run in order when it is to go.</summary>
internal sealed class FinalizerChain<T>(IReadOnlyList<FinalizerRegistration<T>> finalizers, IKubernetesClient client)
    where T : class, IResource<T>
{
    /// <summary>The object with all finalizers: the same one when none was missing; null when it is gone.</summary>
    public async Task<T?> AttachAsync(T entity, CancellationToken cancellationToken)
    {
        var present = entity.Metadata.Finalizers ?? [];
        var missing = finalizers.Select(finalizer => finalizer.Identifier).Where(name => !present.Contains(name)).ToList();
        return missing.Count == 0 ? entity : await PatchAsync(entity, FinalizerPatch.Add(entity.Metadata, missing), cancellationToken);
    }

    public async Task<ReconciliationResult<T>> FinalizeAsync(T entity, CancellationToken cancellationToken)
    {
        foreach (var (identifier, finalizer) in finalizers)
        {
            if (entity.Metadata.Finalizers?.Contains(identifier) != true)
                continue;
            var result = await finalizer.FinalizeAsync(entity, cancellationToken);
            // Not yet: "success, look again in 5 s" means that the work goes on.
            if (!result.IsSuccess || result.RequeueAfter is not null)
                return result;
            if (await PatchAsync(entity, FinalizerPatch.Remove(entity.Metadata, identifier), cancellationToken) is not { } updated)
                break;
            entity = updated;
        }

        return ReconciliationResult<T>.Success(entity);
    }

    /// <summary>Null when the object is gone, which is what finalizing is for.</summary>
    private async Task<T?> PatchAsync(T entity, JsonArray patch, CancellationToken cancellationToken)
    {
        try
        {
            return await client.JsonPatchAsync<T>(ObjectKey.Of(entity), patch, null, cancellationToken);
        }
        catch (KubernetesException error) when (error.IsNotFound)
        {
            return null;
        }
    }
}
