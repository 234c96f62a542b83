using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Api.ProbeTargets;

namespace NetworkTelemetry.Operator.Targets;

/// <summary>A ProbeTarget as a prober reads it: every default and override applied. Total: of an invalid field the default is taken.</summary>
internal static class TargetCompiler
{
    /// <summary>A suspended target has no probes; callers leave it off the lists.</summary>
    public static TargetEntry Compile(ProbeTarget target) => new()
    {
        Uid = target.Metadata.Uid ?? "",
        Generation = target.Metadata.Generation ?? 0,
        Namespace = target.Metadata.Namespace ?? "",
        Name = target.Metadata.Name ?? "",
        ObjectiveAvailability = Percent.TryParse(target.Spec.Objective?.Availability, out var ratio) ? ratio : null,
        Probes = target.Spec.Suspend == true ? [] : Probes(target.Spec),
    };

    /// <summary>The probes of a spec, whether or not it is suspended.</summary>
    public static IReadOnlyList<ProbeEntry> Probes(ProbeTargetSpec spec) =>
        spec.Probes is { } probes ? [.. probes.Select(probe => ProbeCompiler.Compile(spec, probe))] : [];
}
