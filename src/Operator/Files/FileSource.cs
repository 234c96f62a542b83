using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Files;

/// <summary>Where a file comes from. Thousands of probes may share one.</summary>
/// <param name="DataKey">In the ConfigMap's data; null for a Secret.</param>
/// <param name="Host">Where a credential would be sent; null for what is sent nowhere.</param>
internal sealed record FileSource(FileKind Kind, ObjectKey Object, string? DataKey, string? Host)
{
    public static FileSource Credential(ObjectKey secret, string host) => new(FileKind.Credential, secret, null, host);

    public static FileSource TrustedRoots(ObjectKey configMap, string dataKey) => new(FileKind.TrustedRoots, configMap, dataKey, null);
}
