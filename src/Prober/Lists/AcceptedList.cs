using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Prober.Egress;

namespace NetworkTelemetry.Prober.Lists;

/// <summary>A list after validation.</summary>
internal sealed record AcceptedList
{
    public required string Revision { get; init; }
    public required string Node { get; init; }
    public required EgressPolicy Egress { get; init; }
    public required int Targets { get; init; }
    public required IReadOnlyList<ProbePlan> Plans { get; init; }
    public required IReadOnlyList<RejectedEntry> Rejected { get; init; }
}
