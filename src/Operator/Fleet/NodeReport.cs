using System.Collections.Immutable;
using NetworkTelemetry.Api.Contract.V1;

namespace NetworkTelemetry.Operator.Fleet;

/// <summary>The last that was heard of a node. Of one pod: a new pod starts with a report of its own.</summary>
internal sealed record NodeReport
{
    public required NodeKey Node { get; init; }
    public required string PodUid { get; init; }

    /// <summary>Revision of the list that the prober runs; null before its first accepted list.</summary>
    public string? Revision { get; init; }

    /// <summary>Null before the first answer. <see cref="ProcessFigures.StartTime"/> tells one container start from the next.</summary>
    public ProcessFigures? Process { get; init; }

    public IReadOnlyList<RejectedEntry> Rejected { get; init; } = [];
    public ImmutableDictionary<SummaryKey, SummaryRow> Rows { get; init; } = ImmutableDictionary<SummaryKey, SummaryRow>.Empty;

    /// <summary>False once several polls in a row have failed: a single lost answer says nothing.</summary>
    public bool Reachable { get; init; } = true;
}
