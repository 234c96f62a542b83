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
            if (probe is not { Type: ProbeType.Http, Http: { } http }) continue;
            var host = probe.Host ?? target.Spec!.Host ?? "";
            if (http.Credential is { SecretName: { } secret }) references.Add(new(probe.Name ?? "", FileKind.Credential, In(target, secret), null, host));
            if (http.Tls?.CaConfigMap is { Name: { } map } reference)
                references.Add(new(probe.Name ?? "", FileKind.TrustedRoots, In(target, map), reference.Key ?? DefaultDataKey, host));
        }

        return references;
    }

    private static ObjectKey In(ProbeTarget target, string name) => new(target.Metadata.Namespace!, name);
}
