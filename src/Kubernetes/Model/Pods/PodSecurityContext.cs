namespace NetworkTelemetry.Kubernetes.Model;

public sealed record PodSecurityContext
{
    public bool? RunAsNonRoot { get; init; }
    public long? RunAsUser { get; init; }
    public long? RunAsGroup { get; init; }
    public long? FsGroup { get; init; }
    public SeccompProfile? SeccompProfile { get; init; }
    public IReadOnlyList<Sysctl>? Sysctls { get; init; }
}
