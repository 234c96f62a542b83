namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>A list without its targets, which are read one by one.</summary>
internal sealed record TargetListHeader
{
    public int SchemaVersion { get; init => field = value != 0 ? value : ContractVersion.Current; } = ContractVersion.Current;
    public required string Revision { get; init; }
    public required string Node { get; init; }
    public EgressRules Egress { get; init => field = value ?? new EgressRules(); } = new();
}
