namespace NetworkTelemetry.Kubernetes.Model;

public sealed record HttpGetAction
{
    public string? Path { get; init; }
    public required IntOrString Port { get; init; }
    public string? Host { get; init; }
    public string? Scheme { get; init; }
}
