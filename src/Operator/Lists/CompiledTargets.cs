using System.Collections.Concurrent;
using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Validation;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Files;
using NetworkTelemetry.Operator.Targets;

namespace NetworkTelemetry.Operator.Lists;

/// <summary>Compiles each spec of a target once. Its status changes far more often, and who asks whether a list has changed compares entries by reference.</summary>
internal sealed class CompiledTargets
{
    private readonly ConcurrentDictionary<string, CompiledTarget> _compiled = new(StringComparer.Ordinal);

    public CompiledTarget Of(ProbeTarget target)
    {
        if (target.Metadata is not { Uid: { } uid, Generation: { } generation }) return Compile(target);
        return _compiled.TryGetValue(uid, out var known) && known.Generation == generation ? known : _compiled[uid] = Compile(target);
    }

    public void Forget(ProbeTarget target) => _compiled.TryRemove(target.Metadata.Uid ?? "", out _);

    private static CompiledTarget Compile(ProbeTarget target)
    {
        var excluded = target.Spec.Suspend == true ? ConditionReasons.Suspended
            : ProbeTargetRules.Validate(target).Count > 0 ? ConditionReasons.InvalidSpec
            : null;
        var entry = excluded is null ? TargetCompiler.Compile(target) : null;
        return new(
            ObjectKey.Of(target), target.Metadata.Uid ?? "", target.Metadata.Generation ?? 0, entry, entry is null ? 0 : ProbeLoad.RequestsPerSecond(entry), excluded)
        {
            References = entry is null ? [] : FileReference.Of(target),
        };
    }
}
