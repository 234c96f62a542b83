using NetworkTelemetry.Api.ProbeTargets;

namespace NetworkTelemetry.Api.Validation;

/// <summary>
/// What a schema cannot say about a ProbeTarget, and again what it can: an API server with an older schema lets more through.
/// The local cluster runs the chain at admission, the operator on every object.
/// </summary>
public static class ProbeTargetRules
{
    private const int MaxProbes = 16;

    /// <summary>Each rule sees the whole spec and adds what it finds.</summary>
    private static readonly Action<ProbeTargetSpec, FieldPath>[] Chain =
    [
        Host,
        Timing,
        (spec, field) => ThresholdRules.Check(field.Child("thresholds"), spec.Thresholds),
        (spec, field) => ObjectiveRules.Check(field.Child("objective"), spec.Objective),
        (spec, field) => LocationRules.Check(field.Child("location"), spec.Location),
        Probes,
    ];

    /// <summary>Everything that is wrong, in the order of the fields; empty when the target can be measured.</summary>
    public static IReadOnlyList<ValidationError> Validate(ProbeTarget target)
    {
        var spec = new FieldPath("spec", []);
        foreach (var rule in Chain) rule(target.Spec, spec);
        return spec.Errors;
    }

    private static void Host(ProbeTargetSpec spec, FieldPath field)
    {
        if (string.IsNullOrEmpty(spec.Host)) field.Child("host").Required("a DNS name or an IP address");
        else HostRules.Check(field.Child("host"), spec.Host);
    }

    private static void Timing(ProbeTargetSpec spec, FieldPath field)
    {
        DurationRule.Interval.Check(field.Child("interval"), spec.Interval);
        DurationRule.Timeout.Check(field.Child("timeout"), spec.Timeout);
        if (spec.FailureThreshold is < 1 or > 100) field.Child("failureThreshold").Invalid($"{spec.FailureThreshold}", "must be 1 to 100 rounds");
        if (spec.SuccessThreshold is < 1 or > 100) field.Child("successThreshold").Invalid($"{spec.SuccessThreshold}", "must be 1 to 100 rounds");
    }

    private static void Probes(ProbeTargetSpec spec, FieldPath field)
    {
        var probes = field.Child("probes");
        if (spec.Probes is not { Count: > 0 } list)
        {
            probes.Required("at least one probe, for example {name: ping, type: ICMP}");
            return;
        }

        if (list.Count > MaxProbes) probes.Invalid($"{list.Count} probes", $"must have at most {MaxProbes} items; make a second target of the same host for more");
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i].Name is { } name && !names.Add(name)) probes.Item(i).Child("name").Duplicate(name);
            ProbeRules.Check(probes.Item(i), list[i], spec);
        }
    }
}
