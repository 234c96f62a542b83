using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.NetworkDeployments;

public sealed record EgressSpec
{
    [Description("Networks that may be probed; when not empty, no other is."), Items(0, 256), Length(1, 64)]
    public IReadOnlyList<string>? AllowedCIDRs { get; init; }

    [Description("Networks that are never probed; beats allowedCIDRs."), Items(0, 256), Length(1, 64)]
    public IReadOnlyList<string>? DeniedCIDRs { get; init; }

    [Description("Link-local and cloud metadata addresses."), Enum(NetworkDeployments.MetadataAddresses.Denied, NetworkDeployments.MetadataAddresses.Allowed), Default(NetworkDeployments.MetadataAddresses.Denied)]
    public string? MetadataAddresses { get; init; }
}
