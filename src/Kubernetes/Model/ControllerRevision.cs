using System.Text.Json;

namespace NetworkTelemetry.Kubernetes.Model;

/// <summary>One remembered state of a template.</summary>
public sealed record ControllerRevision : IResource<ControllerRevision>
{
    public static ResourceType<ControllerRevision> ResourceType { get; } = new("apps", "v1", "ControllerRevision", "controllerrevisions", true, KubernetesJson.Default);

    public string? ApiVersion { get; init => field = value ?? "apps/v1"; } = "apps/v1";
    public string? Kind { get; init => field = value ?? "ControllerRevision"; } = "ControllerRevision";
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();
    public JsonElement? Data { get; init; }
    public required long Revision { get; init; }
}
