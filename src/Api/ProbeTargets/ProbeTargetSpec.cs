using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.ProbeTargets;

public sealed record ProbeTargetSpec
{
    [Description("DNS name or IP address; no scheme, port or path."), Length(1, 253), Required]
    public string? Host { get; init; }

    [Description("Which addresses of the host are probed. Both: a result for each family."), Default(ProbeDefaults.AddressFamily)]
    [Enum(Results.AddressFamily.IPv4, Results.AddressFamily.IPv6, Results.AddressFamily.PreferIPv4, Results.AddressFamily.PreferIPv6, Results.AddressFamily.Both)]
    public string? AddressFamily { get; init; }

    [Description("Start of a round to start of the next, 100ms to 24h."), Pattern(Duration.Pattern), Default(ProbeDefaults.Interval)]
    public string? Interval { get; init; }

    [Description("How long one request may wait for its reply, 1ms to 24h. It may exceed the interval: rounds then overlap."), Pattern(Duration.Pattern)]
    [Default(ProbeDefaults.Timeout)]
    public string? Timeout { get; init; }

    [Description("Consecutive failed rounds that confirm Down, counted by each prober."), Range(1, 100), Default("3")]
    public int? FailureThreshold { get; init; }

    [Description("Consecutive successful rounds that confirm Up, counted by each prober."), Range(1, 100), Default("1")]
    public int? SuccessThreshold { get; init; }

    [Description("Limits past which a target that answers is Degraded and alerts fire.")]
    public Thresholds? Thresholds { get; init; }

    [Description("What is promised for the target; exported as metrics, for burn-rate alerts.")]
    public Objective? Objective { get; init; }

    [Description("Where the target is, for maps and the speed-of-light floor.")]
    public GeoLocation? Location { get; init; }

    [Description("True stops all probes of this target."), Default("false")]
    public bool? Suspend { get; init; }

    [Description("The measurements, each under a name of its own."), Items(1, 16), ListMap("name"), Required]
    public IReadOnlyList<Probe>? Probes { get; init; }
}
