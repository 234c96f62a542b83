using System.Security.Cryptography;
using System.Text;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Deployments;
using NetworkTelemetry.Operator.Fleet;

namespace NetworkTelemetry.Operator.Lists;

/// <summary>The Secret that is mounted beside a node's list: the token that the prober asks for, made once for each node and then kept, and the files that its probes need.</summary>
internal static class ProbeSecret
{
    private const int TokenBytes = 32;

    public static Secret Create(NetworkDeployment owner, string node) => new()
    {
        Metadata = OwnedObjects.Metadata(owner, node, NodeNames.SecretOf(node)),
        Type = "Opaque",
        Data = new Dictionary<string, byte[]>
        {
            [ContractVersion.TokenFile] = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes))),
        },
    };

    public static NodeToken? TokenOf(Secret? secret) =>
        secret?.Data is not null && secret.Data.TryGetValue(ContractVersion.TokenFile, out var token) && token.Length > 0
            ? new(Encoding.ASCII.GetString(token))
            : null;
}
