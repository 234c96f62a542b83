namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>Which addresses may be probed. Denied beats allowed; a list of allowed networks that is not empty is exclusive.</summary>
public sealed record EgressRules
{
    public IReadOnlyList<string> AllowedCIDRs { get; init => field = value ?? []; } = [];
    public IReadOnlyList<string> DeniedCIDRs { get; init => field = value ?? []; } = [];

    /// <summary>Whether link-local and cloud metadata addresses may be probed. False wins over <see cref="AllowedCIDRs"/>.</summary>
    public bool MetadataAddressesAllowed { get; init; }
}
