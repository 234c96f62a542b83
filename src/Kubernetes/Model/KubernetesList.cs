namespace NetworkTelemetry.Kubernetes.Model;

public sealed record KubernetesList<T>
    where T : class, IKubernetesObject
{
    public ListMeta Metadata { get; init => field = value ?? new(); } = new();
    public IReadOnlyList<T> Items { get; init => field = value ?? []; } = [];
}
