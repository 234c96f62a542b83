using NetworkTelemetry.Api.Schemas;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Api.NetworkDeployments;

public sealed record TargetNamespaces
{
    [Description("Own: the deployment's namespace. All: every namespace. Selector: those that selector matches."), Enum(TargetNamespaceMode.Own, TargetNamespaceMode.All, TargetNamespaceMode.Selector)]
    [Default(TargetNamespaceMode.Own)]
    public string? Mode { get; init; }

    [Description("Labels of the namespaces; only with mode Selector.")]
    public LabelSelector? Selector { get; init; }
}
