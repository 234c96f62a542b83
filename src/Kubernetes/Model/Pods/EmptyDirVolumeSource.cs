namespace NetworkTelemetry.Kubernetes.Model;

public sealed record EmptyDirVolumeSource
{
    public string? Medium { get; init; }
    public string? SizeLimit { get; init; }
}
