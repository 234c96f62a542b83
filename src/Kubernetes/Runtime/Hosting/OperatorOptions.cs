namespace NetworkTelemetry.Kubernetes.Runtime;

public sealed class OperatorOptions
{
    /// <summary>Reporting controller of Events, and name of the Lease.</summary>
    public string Name { get; set; } = "operator";

    /// <summary>Watch only this namespace.</summary>
    /// <value>Null: the whole cluster.</value>
    public string? WatchNamespace { get; set; }

    /// <value>Null: no election, this process is always the leader.</value>
    public LeaderElectionOptions? LeaderElection { get; set; }

    /// <summary>How long the first lists may take before the start counts as failed.</summary>
    /// <value>2 min.</value>
    public TimeSpan CacheSyncTimeout { get; set; } = TimeSpan.FromMinutes(2);
}
