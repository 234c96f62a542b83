namespace NetworkTelemetry.Kubernetes.Model;

public sealed record CustomResourceDefinitionVersion
{
    public string? Name { get; init; }
    public bool? Served { get; init; }
    public CustomResourceValidation? Schema { get; init; }
}
