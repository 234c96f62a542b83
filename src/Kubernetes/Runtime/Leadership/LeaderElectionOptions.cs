namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>Times must satisfy LeaseDuration &gt; RenewDeadline &gt; 1.2 × RetryPeriod.</summary>
public sealed record LeaderElectionOptions
{
    public required string LeaseNamespace { get; init; }

    public required string LeaseName { get; init; }

    /// <value>Host name and a random suffix.</value>
    public string Identity { get; init; } = $"{Environment.MachineName}_{Guid.NewGuid():N}";

    /// <summary>How long others wait before they take the lease from a silent holder.</summary>
    /// <value>15 s.</value>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the holder tries to renew before it gives up.</summary>
    /// <value>10 s.</value>
    public TimeSpan RenewDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <value>2 s.</value>
    public TimeSpan RetryPeriod { get; init; } = TimeSpan.FromSeconds(2);
}
