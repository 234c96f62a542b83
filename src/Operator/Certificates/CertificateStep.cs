using System.Text;
using System.Text.Json.Nodes;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Operator.Deployments;
using ReconcileScope = NetworkTelemetry.Operator.Deployments.ReconcileScope;

namespace NetworkTelemetry.Operator.Certificates;

/// <summary>Replaces certificates of nodes before they expire. The kubelet brings them to the pod in its own time, which is a minute; the old ones are good for weeks.</summary>
internal sealed class CertificateStep(IKubernetesClient client, NodeCertificates certificates, AuthorityBoard board) : IReconcileStep
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

        foreach (var node in nodes)
        {
            var secret = node.Facts.Secret!;
            if (certificates.ReplaceAt(node.Facts.Key, secret, authorities) > scope.Facts.Now) continue;
            await WriteAsync(secret, await certificates.IssueAsync(node.Facts.Key, cancellationToken), cancellationToken);
            scope.Notes.Add(new(EventType.Normal, "CertificateIssued", "Rotate", $"Node {node.Name} gets a new serving certificate."));
        }
    }

    private async Task WriteAsync(Secret secret, KeyedCertificate certificate, CancellationToken cancellationToken)
    {
        var data = new JsonObject
        {
            [KeyedCertificate.CertificateFile] = Convert.ToBase64String(Encoding.ASCII.GetBytes(certificate.Pem)),
            [KeyedCertificate.KeyFile] = Convert.ToBase64String(Encoding.ASCII.GetBytes(certificate.KeyPem)),
        };
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
}
