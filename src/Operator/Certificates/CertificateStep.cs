using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Operator.Deployments;
using ReconcileScope = NetworkTelemetry.Operator.Deployments.ReconcileScope;

namespace NetworkTelemetry.Operator.Certificates;

/// <summary>Replaces certificates of nodes before they expire. The kubelet brings them to the pod in its own time, which is a minute; the old ones are good for weeks.</summary>
internal sealed class CertificateStep(NodeObjects objects, NodeCertificates certificates, AuthorityBoard board) : IReconcileStep
{
    // Authorities change without any other reason to look at a deployment.
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromHours(1);

    public async Task RunAsync(ReconcileScope scope, CancellationToken cancellationToken)
    {
        var nodes = scope.Wanted.Where(node => node.Facts.Secret is not null).ToList();
        if (nodes.Count == 0) return;
        scope.Looks.Add(LookAgainAfter);
        if (board.Current is not { } authorities)
        {
            scope.Looks.Add(TimeSpan.FromSeconds(1));
            return;
        }

        await OneByOne.RunAsync(nodes, async node =>
        {
            var secret = node.Facts.Secret!;
            if (certificates.ReplaceAt(node.Facts.Key, secret, authorities) > scope.Facts.Now) return;
            var issued = await certificates.IssueAsync(node.Facts.Key, cancellationToken);
            await objects.ChangeSecretAsync(secret, issued.Files.ToDictionary(file => file.Key, byte[]? (file) => file.Value), cancellationToken);
            scope.Notes.Add(new(EventType.Normal, "CertificateIssued", "Rotate", $"Node {node.Name} gets a new serving certificate."));
        });
    }
}
