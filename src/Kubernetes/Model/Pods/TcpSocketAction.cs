namespace NetworkTelemetry.Kubernetes.Model;

public sealed record TcpSocketAction
{
    public required IntOrString Port { get; init; }
    public string? Host { get; init; }
}
