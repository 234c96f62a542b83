namespace NetworkTelemetry.Kubernetes.Model;

public sealed record CustomResourceDefinitionSpec
{
    public IReadOnlyList<CustomResourceDefinitionVersion>? Versions { get; init; }
}
