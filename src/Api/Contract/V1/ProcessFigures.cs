namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>How the prober itself is doing.</summary>
public sealed record ProcessFigures
{
    public DateTimeOffset StartTime { get; init; }

    /// <summary>User and system time since start.</summary>
    public double CpuSeconds { get; init; }

    public long ResidentBytes { get; init; }

    /// <summary>99th percentile of the last minute: how late requests leave.</summary>
    public double SchedulerLagSeconds { get; init; }

    /// <summary>Share of the last minute in which the scheduler was busy, 0 to 1.</summary>
    public double UtilizationRatio { get; init; }

    /// <summary>PingSocket, RawSocket, NotPermitted, or Unused before the first ICMP probe.</summary>
    public string IcmpMode { get; init => field = value ?? "Unused"; } = "Unused";

    /// <summary>Address families from which the prober is cut off; null: none.</summary>
    public IReadOnlyList<IsolatedFamily>? Isolated { get; init; }
}
