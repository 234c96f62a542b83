using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.ProbeTargets;

/// <summary>A union: <see cref="Type"/> says which of the members may be set; the type alone, with defaults, is enough.</summary>
public sealed record Probe
{
    public const string NamePattern = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";

    [Description("Unique within the target; the probe label of its metrics."), Length(1, 40), Pattern(NamePattern), Required]
    public string? Name { get; init; }

    [Description("Kind of probe. The member of the same name may be set beside it."), Enum(ProbeType.Icmp, ProbeType.Tcp, ProbeType.Http, ProbeType.Dns), Required]
    public string? Type { get; init; }

    [Description("Required: the probe decides whether the target is Reachable. Informational: it is measured and shown, nothing more."), Enum(Results.Importance.Required, Results.Importance.Informational)]
    [Default(ProbeDefaults.Importance)]
    public string? Importance { get; init; }

    [Description("Host of this probe, instead of the target's."), Length(1, 253)]
    public string? Host { get; init; }

    [Description("Addresses that this probe uses, instead of the target's addressFamily.")]
    [Enum(Results.AddressFamily.IPv4, Results.AddressFamily.IPv6, Results.AddressFamily.PreferIPv4, Results.AddressFamily.PreferIPv6, Results.AddressFamily.Both)]
    public string? AddressFamily { get; init; }

    [Description("Interval of this probe, instead of the target's, 100ms to 24h."), Pattern(Duration.Pattern)]
    public string? Interval { get; init; }

    [Description("Timeout of this probe, instead of the target's, 1ms to 24h."), Pattern(Duration.Pattern)]
    public string? Timeout { get; init; }

    [Description("Limits of this probe: each that is set replaces the target's.")]
    public Thresholds? Thresholds { get; init; }

    [Description("ICMP echo (ping).")]
    public IcmpProbe? Icmp { get; init; }

    [Description("TCP connection.")]
    public TcpProbe? Tcp { get; init; }

    [Description("HTTP or HTTPS request.")]
    public HttpProbe? Http { get; init; }

    [Description("DNS query.")]
    public DnsProbe? Dns { get; init; }
}
