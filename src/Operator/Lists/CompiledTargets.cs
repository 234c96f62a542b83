using System.Runtime.CompilerServices;
using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Validation;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Files;
using NetworkTelemetry.Operator.Targets;

namespace NetworkTelemetry.Operator.Lists;

/// <summary>Compiles each state of a target once; cached states are immutable, so the object itself is the key.</summary>
internal sealed class CompiledTargets
{
    private readonly ConditionalWeakTable<ProbeTarget, CompiledTarget> _compiled = [];

    public CompiledTarget Of(ProbeTarget target) => _compiled.GetValue(target, Compile);

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
