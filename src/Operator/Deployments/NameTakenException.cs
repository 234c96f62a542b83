using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>What a node needs has a name that something else bears, which is never written. The message is for people.</summary>
internal sealed class NameTakenException(string message, bool isPassing) : Exception(message)
{
    /// <summary>It is what an earlier deployment of the same name left, and goes by itself. Its watch event brings us back.</summary>
    public bool IsPassing { get; } = isPassing;

    public static NameTakenException Of(NetworkDeployment deployment, string kind, IKubernetesObject taken)
    {
        var owner = taken.Metadata.OwnerReferences?.FirstOrDefault(reference => reference.Controller == true);
        var isPassing = owner?.Kind == NetworkDeployment.KindName && owner.Name == deployment.Metadata.Name;
        var whose = owner is null ? "has no owner" : $"belongs to {owner.Kind} {owner.Name}";
        return new($"{kind} {ObjectKey.Of(taken)} exists already and {whose}: it is left as it is; delete it, or give the deployment another name", isPassing);
    }
}
