using NetworkTelemetry.Prober.Egress;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Tls;

namespace NetworkTelemetry.Prober.Http;

/// <summary>Everything that one exchange needs to know, as it was when its round started.</summary>
internal sealed record HttpOrder
{
    public required HttpAim Aim { get; init; }
    public required ProbeAddress Address { get; init; }

    /// <summary>Which addresses of a host that a redirect names; one of <see cref="Api.Results.AddressFamily"/>, never Both.</summary>
    public required string Family { get; init; }

    public required EgressPolicy Egress { get; init; }
    public TimeSpan Lookup { get; init; }

    /// <summary>Value of the Authorization header.</summary>
    public string? Authorization { get; init; }

    public required TrustAnchors TrustedRoots { get; init; }
}
