using System.Text.Json;

namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>A target whose probes are read one by one.</summary>
internal sealed record TargetEntryHeader
{
    public required string Uid { get; init; }
    public long Generation { get; init; }
    public required string Namespace { get; init; }
    public required string Name { get; init; }
    public double? ObjectiveAvailability { get; init; }
    public IReadOnlyList<JsonElement> Probes { get; init => field = value ?? []; } = [];
}
