using System.Text;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Deployments;

namespace NetworkTelemetry.Operator.Files;

/// <summary>The CA certificates that a ConfigMap holds. Pure.</summary>
internal static class TrustedRootsFile
{
    // A node's Secret holds 1 MiB in all.
    private const int MaxLength = 64 * 1024;

    public static ProbeFile Of(ObjectKey key, ConfigMap? map, string dataKey)
    {
        if (map is null) return ProbeFile.Missing($"the ConfigMap {key} does not exist");
        if (map.Data?.GetValueOrDefault(dataKey) is not { } pem) return ProbeFile.Missing($"the ConfigMap {key} has no key {dataKey}");
        if (!pem.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal)) return ProbeFile.Missing($"the key {dataKey} of the ConfigMap {key} holds no PEM certificate");
        if (pem.Length > MaxLength) return ProbeFile.Missing($"the key {dataKey} of the ConfigMap {key} has more than {MaxLength} characters");
        return new ProbeFile(new MountedFile { Name = $"ca-{ContentHash.Of(pem, 16)}" }, Encoding.UTF8.GetBytes(pem));
    }
}
