using System.Runtime.CompilerServices;
using NetworkTelemetry.Api;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Fleet;

namespace NetworkTelemetry.Operator.Certificates;

/// <summary>The certificates of the probers: one for each node, in the node's own Secret.</summary>
internal sealed class NodeCertificates(AuthorityBoard board, TimeProvider time)
{
    // Each state of a Secret is looked into once: reconciles come often, and parsing certificates is dear.
    private readonly ConditionalWeakTable<Secret, Reading> _read = [];

    /// <summary>The name that a prober shows. It resolves to nothing: addresses change, and names of Services are not ours to promise.</summary>
    public static string NameOf(NodeKey node) => $"{node.Name}.{node.Namespace}.prober.{ApiGroup.Name}";

    /// <exception cref="AuthorityUnavailableException">There is nothing to sign with.</exception>
    public async Task<KeyedCertificate> IssueAsync(NodeKey node, CancellationToken cancellationToken) =>
        CertificateIssuer.Serving((await board.GetAsync(cancellationToken)).Signer, [NameOf(node)], time.GetUtcNow());

    /// <returns>When to replace what is stored; not later than now: at once.</returns>
    public DateTimeOffset ReplaceAt(NodeKey node, Secret stored, AuthoritySet authorities) =>
        ServingCertificate.ReplaceAt(_read.GetValue(stored, Read).Certificate, [NameOf(node)], authorities);

    private static Reading Read(Secret secret)
    {
        var keyed = KeyedCertificate.Read(secret.Data);
        using var certificate = keyed?.Certificate;
        return new(certificate is null ? null : ServingCertificate.Of(certificate));
    }

    private sealed record Reading(ServingCertificate? Certificate);
}
