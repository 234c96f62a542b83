using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.NetworkDeployments;

public sealed record EgressSpec
{
    [Description("Networks in CIDR notation that may be probed; when not empty, no other is."), Items(0, 256), Length(1, 64)]
    public IReadOnlyList<string>? AllowedCIDRs { get; init; }

    [Description("Networks in CIDR notation that are never probed; beats allowedCIDRs."), Items(0, 256), Length(1, 64)]
    public IReadOnlyList<string>? DeniedCIDRs { get; init; }

    [Description("Whether link-local and cloud metadata addresses (169.254.169.254 and its like) may be probed."), Enum(NetworkDeployments.MetadataAddresses.Denied, NetworkDeployments.MetadataAddresses.Allowed), Default(NetworkDeployments.MetadataAddresses.Denied)]
    public string? MetadataAddresses { get; init; }
}
