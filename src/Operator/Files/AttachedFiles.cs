using NetworkTelemetry.Operator.Lists;

namespace NetworkTelemetry.Operator.Files;

/// <param name="Targets">With the files that they refer to.</param>
/// <param name="NextRead">When what they refer to is to be read again; null where they refer to nothing.</param>
internal sealed record AttachedFiles(IReadOnlyList<CompiledTarget> Targets, TimeSpan? NextRead);
