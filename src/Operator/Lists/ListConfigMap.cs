using NetworkTelemetry.Api;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Deployments;

namespace NetworkTelemetry.Operator.Lists;

/// <summary>The ConfigMap that carries a node's list.</summary>
internal static class ListConfigMap
{
    public static ConfigMap Create(NetworkDeployment owner, string node, string revision, byte[] gzip) => new()
    {
        Metadata = OwnedObjects.Metadata(owner, node, NodeNames.ListOf(node)) with
        {
            Annotations = new Dictionary<string, string> { [ApiGroup.ListRevisionAnnotation] = revision },
        },
        BinaryData = new Dictionary<string, byte[]> { [ContractVersion.TargetsFile] = gzip },
    };
}
