namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Whether this process may write.</summary>
public interface ILeadership
{
    /// <summary>True while the lease is surely ours: judged by this machine's own boot-time clock, so a paused process sees at once that it is late.</summary>
    bool IsLeader { get; }

    /// <summary>Completes when leadership is first won. After it is lost the process ends.</summary>
    Task Acquired { get; }

    /// <exception cref="NotLeaderException">The lease is not, or no longer, ours.</exception>
    void ThrowIfNotLeader();
}
