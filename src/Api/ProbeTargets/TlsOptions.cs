using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.ProbeTargets;

public sealed record TlsOptions
{
    [Description("Name in SNI and in the check of the certificate; by default the host."), Length(1, 253)]
    public string? ServerName { get; init; }

    [Description("Full: chain and name are checked. None: the certificate is only reported."), Enum("Full", "None"), Default("Full")]
    public string? Verification { get; init; }

    [Description("ConfigMap in the target's namespace that holds the trusted CA certificates, in PEM.")]
    public ConfigMapKeyReference? CaConfigMap { get; init; }
}
