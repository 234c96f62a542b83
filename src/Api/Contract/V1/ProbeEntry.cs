using System.Text.Json.Serialization;
using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>One probe with every default and override already applied: the prober decides nothing about configuration.</summary>
public sealed record ProbeEntry
{
    /// <summary>Unique within the target.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="ProbeType"/>; a type that the prober does not know is <see cref="ProbeReason.Unsupported"/>.</summary>
    public required string Type { get; init; }

    /// <summary>DNS name or IP literal.</summary>
    public required string Host { get; init; }

    /// <summary>One of <see cref="Results.AddressFamily"/>.</summary>
    public string AddressFamily { get; init => field = value ?? Results.AddressFamily.PreferIPv4; } = Results.AddressFamily.PreferIPv4;

    /// <summary>Start of a round to start of the next, 100 ms to 24 h.</summary>
    [JsonConverter(typeof(DurationJsonConverter))]
    public required TimeSpan Interval { get; init; }

    /// <summary>How long a reply to one request may take; may exceed <see cref="Interval"/>: rounds then overlap.</summary>
    [JsonConverter(typeof(DurationJsonConverter))]
    public required TimeSpan Timeout { get; init; }

    /// <summary>Consecutive rounds that confirm Down.</summary>
    public int FailureThreshold { get; init => field = value != 0 ? value : ProbeDefaults.FailureThreshold; } = ProbeDefaults.FailureThreshold;

    /// <summary>Consecutive rounds that confirm Up.</summary>
    public int SuccessThreshold { get; init => field = value != 0 ? value : ProbeDefaults.SuccessThreshold; } = ProbeDefaults.SuccessThreshold;

    public ThresholdValues? Thresholds { get; init; }
    public IcmpEntry? Icmp { get; init; }
    public TcpEntry? Tcp { get; init; }
    public HttpEntry? Http { get; init; }
    public DnsEntry? Dns { get; init; }
}
