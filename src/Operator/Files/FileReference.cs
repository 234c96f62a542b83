using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Files;

/// <summary>Something that a probe needs from another object in its target's namespace.</summary>
internal sealed record FileReference(string Probe, FileSource Source)
{
    private const string DefaultDataKey = "ca.crt";

    public static IReadOnlyList<FileReference> Of(ProbeTarget target)
    {
        var references = new List<FileReference>();
        foreach (var probe in target.Spec.Probes ?? [])
        {
            var name = probe.Name ?? "";
            if (probe is { Type: ProbeType.Http, Http.Credential.SecretName: { } secret })
                references.Add(new(name, FileSource.Credential(In(target, secret), probe.Host ?? target.Spec.Host ?? "")));
            var tls = probe.Type switch { ProbeType.Http => probe.Http?.Tls, ProbeType.Tcp => probe.Tcp?.Tls, _ => null };
            if (tls?.CaConfigMap is { Name: { } map } reference)
                references.Add(new(name, FileSource.TrustedRoots(In(target, map), reference.Key ?? DefaultDataKey)));
        }

        return references;
    }

    private static ObjectKey In(ProbeTarget target, string name) => new(target.Metadata.Namespace!, name);
}
