namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>An entry of the list that the prober could not take; the others go on.</summary>
public sealed record RejectedEntry
{
    public required string Uid { get; init; }

    /// <summary>Null when the whole target was rejected.</summary>
    public string? Probe { get; init; }

    public required string Reason { get; init; }
    public required string Message { get; init; }
}
