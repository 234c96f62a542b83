using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Files;

namespace NetworkTelemetry.Operator.Lists;

/// <summary>A ProbeTarget as the lists see it.</summary>
/// <param name="Entry">Null when the target cannot be measured: <paramref name="Excluded"/> says why.</param>
/// <param name="Excluded">Suspended or InvalidSpec (see ConditionReasons).</param>
internal sealed record CompiledTarget(ObjectKey Key, string Uid, long Generation, TargetEntry? Entry, double RequestsPerSecond, string? Excluded)
{
    /// <summary>What its probes need from other objects.</summary>
    public IReadOnlyList<FileReference> References { get; init; } = [];

    /// <summary>By name: the contents of the files that <see cref="Entry"/> names.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; init; } = new Dictionary<string, byte[]>();
}
