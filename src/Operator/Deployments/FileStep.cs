using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Files;
using NetworkTelemetry.Operator.Lists;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>
/// Writes the files that the nodes' lists name, before the lists: those wait for a burst of changes to end, so that a kubelet knows the files by then. Files that only
/// the list before needed go once the new one is stored.
/// </summary>
internal sealed class FileStep(NodeObjects objects) : IReconcileStep
{
    // The API server's own limit for the contents of a Secret.
    private const int MaxSecretBytes = 1024 * 1024;

    public Task RunAsync(ReconcileScope scope, CancellationToken cancellationToken)
    {
        var files = NodeFiles.ByTarget(scope.Facts.Targets);
        var secrets = scope.Nodes.ToDictionary(node => node.Name, node => node.Facts.Secret, StringComparer.Ordinal);
        return OneByOne.RunAsync(scope.Plan.Lists, async list =>
        {
            // Without its Secret a node has no pod yet either; the Secret's watch event brings us back.
            if (secrets.GetValueOrDefault(list.Node) is not { } secret) return;
            var wanted = NodeFiles.Of(list.Entries.Where(entry => list.Uids.Contains(entry.Uid)), files);
            if (Change(secret, wanted, listIsStored: list.Gzip is null) is { Count: > 0 } changes) await objects.ChangeSecretAsync(secret, changes, cancellationToken);
        });
    }

    /// <summary>By file: its content, or null for one that is to go. Pure.</summary>
    internal static IReadOnlyDictionary<string, byte[]?> Change(Secret secret, IReadOnlyDictionary<string, byte[]> wanted, bool listIsStored)
    {
        var present = secret.Data ?? new Dictionary<string, byte[]>();
        var changes = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
        foreach (var (name, content) in wanted)
            if (!present.TryGetValue(name, out var stored) || !stored.AsSpan().SequenceEqual(content)) changes[name] = content;

        // What the stored list names is left as long as there is room for both. A running prober remembers what it has read.
        var size = present.Values.Sum(content => content.Length) + changes.Values.Sum(content => content!.Length);
        if (!listIsStored && size <= MaxSecretBytes) return changes;
        foreach (var name in present.Keys)
            if (!ProbeSecret.IsOwn(name) && !wanted.ContainsKey(name)) changes[name] = null;
        return changes;
    }
}
