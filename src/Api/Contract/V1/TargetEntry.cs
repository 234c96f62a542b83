namespace NetworkTelemetry.Api.Contract.V1;

public sealed record TargetEntry
{
    /// <summary>UID of the ProbeTarget: a target that is deleted and made again is another one, with counters of its own.</summary>
    public required string Uid { get; init; }

    public long Generation { get; init; }
    public required string Namespace { get; init; }
    public required string Name { get; init; }

    /// <summary>Promised share of time in which the target is up, 0 to 1; exported for the alerting rules.</summary>
    public double? ObjectiveAvailability { get; init; }

    public IReadOnlyList<ProbeEntry> Probes { get; init => field = value ?? []; } = [];
}
