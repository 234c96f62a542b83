namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>Everything one node has to measure. Written by the operator, gzip JSON.</summary>
public sealed record TargetList
{
    public int SchemaVersion { get; init => field = value != 0 ? value : ContractVersion.Current; } = ContractVersion.Current;

    /// <summary>Content hash: equal lists have equal revisions.</summary>
    public required string Revision { get; init; }

    /// <summary>Name of the node, <c>&lt;deployment&gt;-&lt;ordinal&gt;</c>.</summary>
    public required string Node { get; init; }

    public EgressRules Egress { get; init => field = value ?? new EgressRules(); } = new();

    public IReadOnlyList<TargetEntry> Targets { get; init => field = value ?? []; } = [];
}
