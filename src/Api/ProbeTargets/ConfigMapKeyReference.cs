using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.ProbeTargets;

public sealed record ConfigMapKeyReference
{
    [Description("Name of the ConfigMap."), Length(1, 253), Required]
    public string? Name { get; init; }

    [Description("Key in its data."), Length(1, 253), Default("ca.crt")]
    public string? Key { get; init; }
}
