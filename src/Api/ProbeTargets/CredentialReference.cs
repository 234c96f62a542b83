using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.ProbeTargets;

public sealed record CredentialReference
{
    [Description("Secret of type networktelemetry.io/probe-credential in the target's namespace."), Length(1, 253), Required]
    public string? SecretName { get; init; }
}
