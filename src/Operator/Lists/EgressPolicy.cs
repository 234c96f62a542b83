using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.NetworkDeployments;

namespace NetworkTelemetry.Operator.Lists;

internal static class EgressPolicy
{
    public static EgressRules Of(NetworkDeploymentSpec spec) => new()
    {
        AllowedCIDRs = spec.Egress?.AllowedCIDRs ?? [],
        DeniedCIDRs = spec.Egress?.DeniedCIDRs ?? [],
        MetadataAddressesAllowed = spec.Egress?.MetadataAddresses == MetadataAddresses.Allowed,
    };
}
