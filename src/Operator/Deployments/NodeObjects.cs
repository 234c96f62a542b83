using System.Text.Json.Nodes;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Certificates;
using NetworkTelemetry.Operator.Lists;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>
/// Makes and removes the objects of a node. Doing it twice is harmless. What bears such a name and is not the deployment's own is never written: names of nodes of two
/// deployments may be the same (edge on the machine worker-0, and the first of edge-worker).
/// </summary>
internal sealed class NodeObjects(IKubernetesClient client, NodeCertificates certificates, OperatorSettings settings)
{
    private static readonly ApplyOptions SecretApplyOptions = new("network-telemetry-deployments");
    private static readonly ApplyOptions ListApplyOptions = new("network-telemetry-lists");

    /// <param name="stored">What is to be replaced; null: there is none yet.</param>
    /// <exception cref="NameTakenException">Another object bears its name.</exception>
    public async Task StoreListAsync(NetworkDeployment owner, ConfigMap? stored, BuiltList list, CancellationToken cancellationToken)
    {
        var map = ListConfigMap.Create(owner, list.Node, list.Revision, list.Gzip!);
        stored ??= await CreateAsync(owner, map, cancellationToken);

        // With its UID: apply would otherwise take over whatever bears the name by now.
        if (stored is not null) await client.ApplyAsync(map with { Metadata = map.Metadata with { Uid = stored.Metadata.Uid } }, ListApplyOptions, cancellationToken);
    }

    /// <exception cref="NameTakenException">Another object bears its name.</exception>
    public async Task EnsureSecretAsync(NetworkDeployment owner, NodeFacts node, CancellationToken cancellationToken)
    {
        if (ProbeSecret.TokenOf(node.Secret) is not null) return;
        var secret = ProbeSecret.Create(owner, node.Name, await certificates.IssueAsync(node.Key, cancellationToken));
        if (node.Secret is { } stored) await client.ApplyAsync(secret with { Metadata = secret.Metadata with { Uid = stored.Metadata.Uid } }, SecretApplyOptions, cancellationToken);
        else await CreateAsync(owner, secret, cancellationToken);
    }

    /// <summary>Changes files of a node's Secret; null: the file is to go. A merge patch names exactly what changes: the rest stays, whoever wrote it.</summary>
    public async Task ChangeSecretAsync(Secret secret, IReadOnlyDictionary<string, byte[]?> changes, CancellationToken cancellationToken)
    {
        var data = new JsonObject();
        foreach (var (name, content) in changes) data[name] = content is null ? null : Convert.ToBase64String(content);
        try
        {
            var patch = new JsonObject { ["metadata"] = new JsonObject { ["uid"] = secret.Metadata.Uid }, ["data"] = data };
            await client.MergePatchAsync<Secret>(ObjectKey.Of(secret), patch, null, cancellationToken);
        }
        catch (KubernetesException e) when (e.IsNotFound || e.IsConflict)
        {
            // Another Secret has taken its place; its watch event brings us back.
        }
    }

    /// <returns>The pod's name.</returns>
    /// <exception cref="NameTakenException">Another object bears its name.</exception>
    public async Task<string> CreatePodAsync(NetworkDeployment owner, AssessedNode node, string templateRevision, string? listRevision, CancellationToken cancellationToken)
    {
        var taken = node.Facts.Pods.Select(pod => pod.Metadata.Name!).ToHashSet(StringComparer.Ordinal);
        var name = NodeNames.NextPod(node.Name, templateRevision, node.Status.Attempts ?? 0, taken);
        await CreateAsync(owner, PodFactory.Create(owner, node.Facts.Slot!, name, templateRevision, settings.ProberImage, listRevision), cancellationToken);
        return name;
    }

    public Task DeletePodAsync(Pod pod, CancellationToken cancellationToken) => DeleteAsync(pod, cancellationToken);

    /// <summary>Everything that a node has: it is not wanted any more.</summary>
    public async Task RemoveAsync(NodeFacts node, CancellationToken cancellationToken)
    {
        foreach (var pod in node.Pods.Where(pod => !pod.IsTerminating())) await DeleteAsync(pod, cancellationToken);
        if (node.StoredList is not null) await DeleteAsync(node.StoredList, cancellationToken);
        if (node.Secret is not null) await DeleteAsync(node.Secret, cancellationToken);
    }

    /// <returns>The one of ours that is there already, whose watch event is on the way: names are deterministic. Null: it is made.</returns>
    private async Task<T?> CreateAsync<T>(NetworkDeployment owner, T entity, CancellationToken cancellationToken)
        where T : class, IResource<T>
    {
        try
        {
            await client.CreateAsync(entity, cancellationToken);
            return null;
        }
        catch (KubernetesException e) when (e.IsAlreadyExists)
        {
            if (await FindAsync<T>(ObjectKey.Of(entity), cancellationToken) is not { } present) throw;
            return OwnedObjects.IsOwn(owner, present) ? present : throw NameTakenException.Of(owner, T.ResourceType.Kind, present);
        }
    }

    // By a list: a pod may not be got alone, and what bears no label of ours is not in the caches.
    private async Task<T?> FindAsync<T>(ObjectKey key, CancellationToken cancellationToken)
        where T : class, IResource<T>
    {
        var found = await client.ListAsync<T>(key.Namespace, new ListOptions(FieldSelector: $"metadata.name={key.Name}"), cancellationToken);
        return found.Items.FirstOrDefault(item => item.Metadata.Name == key.Name);
    }

    // Only this incarnation: a newer one of the same name is another object.
    private async Task DeleteAsync<T>(T entity, CancellationToken cancellationToken)
        where T : class, IResource<T>
    {
        try
        {
            await client.DeleteAsync<T>(ObjectKey.Of(entity), new DeleteOptions(Uid: entity.Metadata.Uid), cancellationToken);
        }
        catch (KubernetesException e) when (e.IsConflict)
        {
        }
    }
}
