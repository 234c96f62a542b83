namespace NetworkTelemetry.Kubernetes.Model;

public sealed record ExecAction
{
    public IReadOnlyList<string>? Command { get; init; }
}
