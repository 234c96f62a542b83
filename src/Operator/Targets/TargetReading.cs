using NetworkTelemetry.Api.ProbeTargets;

namespace NetworkTelemetry.Operator.Targets;

/// <param name="Status">The status that the target should have; null: too early to say.</param>
/// <param name="LookAgainAfter">When time alone may change the answer.</param>
internal sealed record TargetReading(ProbeTargetStatus? Status, TimeSpan? LookAgainAfter = null);
