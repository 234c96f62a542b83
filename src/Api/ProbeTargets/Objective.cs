using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.ProbeTargets;

public sealed record Objective
{
    [Description("Share of time in which the target is up, above 93.06% and below 100%, for example 99.9%."), Pattern(Percent.Pattern), Required]
    public string? Availability { get; init; }

    [Description("Period over which the share is counted, 1h to 8784h (366 days)."), Pattern(Duration.Pattern), Default("720h")]
    public string? Window { get; init; }
}
