using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Lists;

/// <summary>A ProbeTarget as the lists see it.</summary>
/// <param name="Entry">Null when the target cannot be measured: <paramref name="Excluded"/> says why.</param>
/// <param name="Excluded">Suspended or InvalidSpec (see ConditionReasons).</param>
internal sealed record CompiledTarget(ObjectKey Key, string Uid, long Generation, TargetEntry? Entry, double RequestsPerSecond, string? Excluded);
