namespace NetworkTelemetry.Kubernetes.Client;

/// <param name="Uid">Delete only this incarnation; another one answers with a conflict.</param>
/// <param name="GracePeriod">Whole seconds; null keeps the object's own.</param>
public sealed record DeleteOptions(string? Uid = null, TimeSpan? GracePeriod = null, PropagationPolicy? Propagation = null)
{
    public static DeleteOptions Default { get; } = new();
}
