using System.Globalization;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>
/// Versions of one resource type are comparable as numbers (KEP-5504; every API server has done so). One that is not a number compares as
/// oldest, so that the watch then always wins over an own write.
/// </summary>
internal static class ResourceVersions
{
    public static ulong Parse(string? version) =>
        ulong.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static ulong Of(IKubernetesObject entity) => Parse(entity.Metadata.ResourceVersion);
}
