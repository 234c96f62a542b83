namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Something that must be there before caches and election start, and that may come late.</summary>
public interface IStartRequirement
{
    /// <returns>What is missing, in one line; null: nothing.</returns>
    Task<string?> FindProblemAsync(CancellationToken cancellationToken);
}
