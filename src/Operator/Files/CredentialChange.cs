using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Files;

/// <summary>A Secret with a credential, of which only is kept that it changed: its content is read when a target needs it.</summary>
internal sealed record CredentialChange : IResource<CredentialChange>
{
    public static ResourceType<CredentialChange> ResourceType { get; } = new("", "v1", "Secret", "secrets", true, CredentialJson.Default);

    public string? ApiVersion { get; init => field = value ?? "v1"; } = "v1";
    public string? Kind { get; init => field = value ?? "Secret"; } = "Secret";
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();
}
