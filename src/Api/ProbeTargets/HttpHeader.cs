using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.ProbeTargets;

public sealed record HttpHeader
{
    public const string NamePattern = "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$";

    [Description("Field name (RFC 9110)."), Length(1, 128), Pattern(NamePattern), Required]
    public string? Name { get; init; }

    [Description("Field value."), Length(0, 4096), Required]
    public string? Value { get; init; }
}
