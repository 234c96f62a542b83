using NetworkTelemetry.Api.Schemas;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Api.ProbeTargets;

[Description("What to measure: a host, its probes, its limits and objectives.")]
public sealed record ProbeTarget : IResource<ProbeTarget>
{
    public const string KindName = "ProbeTarget";

    public static ResourceType<ProbeTarget> ResourceType { get; } =
        new(ApiGroup.Name, ApiGroup.Version, KindName, "probetargets", Namespaced: true, ApiJson.Default);

    public string? ApiVersion { get; init; } = ApiGroup.ApiVersion;
    public string? Kind { get; init; } = KindName;
    public ObjectMeta Metadata { get; init; } = new();
    public ProbeTargetSpec Spec { get; init; } = new();
    public ProbeTargetStatus? Status { get; init; }
}
