using NetworkTelemetry.Api.Results;

namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>The present result of one probe over one address family.</summary>
public sealed record SummaryRow
{
    public required string Uid { get; init; }
    public required string Probe { get; init; }
    public required string Family { get; init; }

    /// <summary>Confirmed by the thresholds; one of <see cref="ProbeState"/>.</summary>
    public required string State { get; init; }

    /// <summary>State of the last round alone.</summary>
    public required string RawState { get; init; }

    /// <summary>One of <see cref="ProbeReason"/>, of the last round.</summary>
    public required string Reason { get; init; }

    /// <summary>What a person needs beyond the reason, such as the sysctl to set. Bounded to 256 characters; empty for Ok.</summary>
    public string? Message { get; init; }

    /// <summary>Mean round-trip time of the last round that had a reply, in seconds.</summary>
    public double? RttSeconds { get; init; }

    /// <summary>Mean difference of consecutive round-trip times of the last round that had two replies, in seconds.</summary>
    public double? JitterSeconds { get; init; }

    /// <summary>When the first certificate of the chain expires, as the last TLS handshake showed it.</summary>
    public DateTimeOffset? CertificateNotAfter { get; init; }

    /// <summary>Requests of the last ten finished rounds whose outcome is known.</summary>
    public long Sent { get; init; }

    /// <summary>Those of <see cref="Sent"/> that were lost.</summary>
    public long Lost { get; init; }

    /// <summary>Finished rounds since the probe was added.</summary>
    public long Rounds { get; init; }

    /// <summary>When <see cref="State"/> was confirmed.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The address that is measured; null before the name was resolved.</summary>
    public string? Address { get; init; }
}
