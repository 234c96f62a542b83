using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Files;

/// <summary>Something that a probe needs from another object in its target's namespace.</summary>
/// <param name="DataKey">In the ConfigMap's data; null for a Secret.</param>
/// <param name="Host">Where the probe would send a credential.</param>
internal sealed record FileReference(string Probe, FileKind Kind, ObjectKey Object, string? DataKey, string Host)
{
    private const string DefaultDataKey = "ca.crt";

    public static IReadOnlyList<FileReference> Of(ProbeTarget target)
    {
        var references = new List<FileReference>();
        foreach (var probe in target.Spec?.Probes ?? [])
        {
            var (name, host) = (probe.Name ?? "", probe.Host ?? target.Spec!.Host ?? "");
            if (probe is { Type: ProbeType.Http, Http.Credential.SecretName: { } secret }) references.Add(new(name, FileKind.Credential, In(target, secret), null, host));
            var tls = probe.Type switch { ProbeType.Http => probe.Http?.Tls, ProbeType.Tcp => probe.Tcp?.Tls, _ => null };
            if (tls?.CaConfigMap is { Name: { } map } reference)
                references.Add(new(name, FileKind.TrustedRoots, In(target, map), reference.Key ?? DefaultDataKey, host));
        }

        return references;
    }

    private static ObjectKey In(ProbeTarget target, string name) => new(target.Metadata.Namespace!, name);
}
