using System.Security.Cryptography;
using System.Text;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Certificates;
using NetworkTelemetry.Operator.Deployments;
using NetworkTelemetry.Operator.Fleet;

namespace NetworkTelemetry.Operator.Lists;

/// <summary>The Secret that is mounted beside a node's list: the token that the prober asks for, made once for each node and then kept, the certificate that it serves with, and the files that its probes need.</summary>
internal static class ProbeSecret
{
    private const int TokenBytes = 32;

    public static Secret Create(NetworkDeployment owner, string node, KeyedCertificate certificate) => new()
    {
        Metadata = OwnedObjects.Metadata(owner, node, NodeNames.SecretOf(node)),
        Type = "Opaque",
        Data = new Dictionary<string, byte[]>(certificate.Files)
        {
            [ContractVersion.TokenFile] = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes))),
        },
    };

    /// <summary>Whether a file belongs to the prober itself and not to one of its probes.</summary>
    public static bool IsOwn(string file) => file is ContractVersion.TokenFile or KeyedCertificate.CertificateFile or KeyedCertificate.KeyFile;

    public static NodeToken? TokenOf(Secret? secret) =>
        secret?.Data is not null && secret.Data.TryGetValue(ContractVersion.TokenFile, out var token) && token.Length > 0
            ? new(Encoding.ASCII.GetString(token))
            : null;
}
