using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Lists;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>
/// Writes the files that the nodes' lists name, before the lists: those wait for a burst of changes to end, so that a kubelet knows the files by then. Files that only
/// the list before needed go once the new one is stored.
/// </summary>
internal sealed class FileStep(IKubernetesClient client) : IReconcileStep
{
    private static readonly ApplyOptions Options = new("network-telemetry-files");

    public async Task RunAsync(ReconcileScope scope, CancellationToken cancellationToken)
    {
        var byUid = scope.Facts.Targets.Where(target => target.Files.Count > 0).ToDictionary(target => target.Uid, StringComparer.Ordinal);
        foreach (var list in scope.Plan.Lists)
        {
            // Without its Secret a node has no pod yet either; the Secret's watch event brings us back.
            if (scope.Nodes.FirstOrDefault(node => node.Name == list.Node)?.Facts.Secret is not { } secret) continue;
            var wanted = list.Uids.Where(byUid.ContainsKey).SelectMany(uid => byUid[uid].Files).DistinctBy(file => file.Key).ToDictionary();
            if (Change(secret, wanted, listIsStored: list.Gzip is null) is not { } files) continue;
            await client.ApplyAsync(ProbeSecret.WithFiles(scope.Facts.Deployment, list.Node, files), Options, cancellationToken);
        }
    }

    /// <summary>The files to store; null when those that are there are right. Pure.</summary>
    internal static IReadOnlyDictionary<string, byte[]>? Change(Secret secret, IReadOnlyDictionary<string, byte[]> wanted, bool listIsStored)
    {
        var present = (secret.Data ?? new Dictionary<string, byte[]>()).Where(file => file.Key != ContractVersion.TokenFile).ToDictionary();
        var isComplete = wanted.All(file => present.TryGetValue(file.Key, out var content) && content.AsSpan().SequenceEqual(file.Value));
        if (isComplete && (!listIsStored || present.Count == wanted.Count)) return null;
        if (listIsStored) return wanted;
        foreach (var (name, content) in wanted) present[name] = content;
        return present;
    }
}
