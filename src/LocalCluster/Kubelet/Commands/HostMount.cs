namespace NetworkTelemetry.LocalCluster.Kubelet.Commands;

/// <summary>Where a volume that the container mounts at <paramref name="MountPath"/> (no trailing slash) is on the host.</summary>
internal sealed record HostMount(string MountPath, string HostPath)
{
    public static HostMount Create(string mountPath, string volumePath, string? subPath) =>
        new(mountPath.TrimEnd('/'), string.IsNullOrEmpty(subPath) ? volumePath : Path.Combine(volumePath, subPath));
}
