using NetworkTelemetry.Api.Schemas;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Api.ProbeTargets;

[Description("What to measure: a host, its probes, its limits and objectives.")]
public sealed record ProbeTarget : IResource<ProbeTarget>
{
    public const string KindName = "ProbeTarget";

    public static ResourceType<ProbeTarget> ResourceType { get; } =
        new(ApiGroup.Name, ApiGroup.Version, KindName, "probetargets", Namespaced: true, ApiJson.Default);

    public string? ApiVersion { get; init => field = value ?? ApiGroup.ApiVersion; } = ApiGroup.ApiVersion;
    public string? Kind { get; init => field = value ?? KindName; } = KindName;
    public ObjectMeta Metadata { get; init => field = value ?? new ObjectMeta(); } = new();

    [Description("What is measured, and how it is judged.")]
    public ProbeTargetSpec Spec { get; init => field = value ?? new ProbeTargetSpec(); } = new();

    [Description("What the nodes that measure it have seen.")]
    public ProbeTargetStatus? Status { get; init; }
}
