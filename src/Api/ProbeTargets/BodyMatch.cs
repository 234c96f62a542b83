using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.ProbeTargets;

public sealed record BodyMatch
{
    [Description("Text that the body holds. Either contains or regex is set."), Length(1, 1024)]
    public string? Contains { get; init; }

    [Description("Regular expression that matches somewhere in the body."), Length(1, 1024)]
    public string? Regex { get; init; }

    [Description("True: the body must match. False: it must not."), Default("true")]
    public bool? MustMatch { get; init; }
}
