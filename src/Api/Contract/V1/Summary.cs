namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>Answer to <c>GET /v1/summary?since=CURSOR&amp;wait=30s</c>: what changed since the cursor.</summary>
public sealed record Summary
{
    public int SchemaVersion { get; init => field = value != 0 ? value : ContractVersion.Current; } = ContractVersion.Current;
    public required string Node { get; init; }

    /// <summary>Opaque; give it back as <c>since</c>.</summary>
    public required string Cursor { get; init; }

    /// <summary>True when <see cref="Rows"/> is everything: the cursor was absent or unknown, as after a restart of the prober.</summary>
    public bool Full { get; init; }

    /// <summary>Revision of the list that is being measured; null before the first accepted list.</summary>
    public string? Revision { get; init; }

    public required ProcessFigures Process { get; init; }

    /// <summary>Entries of the present list that the prober could not take. Always complete, not a difference.</summary>
    public IReadOnlyList<RejectedEntry> Rejected { get; init => field = value ?? []; } = [];

    public IReadOnlyList<SummaryRow> Rows { get; init => field = value ?? []; } = [];

    /// <summary>Rows that were in an earlier answer and no longer exist.</summary>
    public IReadOnlyList<SummaryKey> Removed { get; init => field = value ?? []; } = [];
}
