namespace NetworkTelemetry.LocalCluster.Kubelet;

/// <summary>The query parameters of the pod log subresource (<c>core/v1 PodLogOptions</c>).</summary>
public sealed record PodLogQuery
{
    public string? Container { get; init; }
    public bool Follow { get; init; }
    public bool Previous { get; init; }
    public bool Timestamps { get; init; }
    public long? TailLines { get; init; }
    public long? LimitBytes { get; init; }
    public DateTimeOffset? Since { get; init; }
}
