using System.Text.Json.Nodes;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Certificates;
using NetworkTelemetry.Operator.Lists;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Makes and removes the objects of a node. Doing it twice is harmless.</summary>
internal sealed class NodeObjects(IKubernetesClient client, NodeCertificates certificates, OperatorSettings settings)
{
    private static readonly ApplyOptions SecretOptions = new("network-telemetry-deployments");

    public async Task EnsureSecretAsync(NetworkDeployment owner, NodeFacts node, CancellationToken cancellationToken)
    {
        if (ProbeSecret.TokenOf(node.Secret) is not null) return;
        var secret = ProbeSecret.Create(owner, node.Name, await certificates.IssueAsync(node.Key, cancellationToken));
        if (node.Secret is not null)
        {
            await client.ApplyAsync(secret, SecretOptions, cancellationToken);
            return;
        }

        await CreateAsync(secret, cancellationToken);
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
    public async Task<string> CreatePodAsync(NetworkDeployment owner, AssessedNode node, string templateRevision, string? listRevision, CancellationToken cancellationToken)
    {
        var taken = node.Facts.Pods.Select(pod => pod.Metadata.Name!).ToHashSet(StringComparer.Ordinal);
        var name = NodeNames.NextPod(node.Name, templateRevision, node.Status.Attempts ?? 0, taken);
        await CreateAsync(PodFactory.Create(owner, node.Facts.Slot!, name, templateRevision, settings.ProberImage, listRevision), cancellationToken);
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

    private async Task CreateAsync<T>(T entity, CancellationToken cancellationToken)
        where T : class, IResource<T>
    {
        try
        {
            await client.CreateAsync(entity, cancellationToken);
        }
        catch (KubernetesException e) when (e.IsAlreadyExists)
        {
            // Names are deterministic: it is what we wanted, and its watch event is on the way.
        }
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
