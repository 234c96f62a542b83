using NetworkTelemetry.Api.ProbeTargets;

namespace NetworkTelemetry.Api.Validation;

internal static class TlsRules
{
    private static readonly string[] Verifications = ["Full", "None"];

    public static void Check(FieldPath field, TlsOptions tls)
    {
        if (tls.ServerName is { } name) HostRules.Check(field.Child("serverName"), name);
        if (tls.Verification is { } verification && !Verifications.Contains(verification)) field.Child("verification").NotSupported(verification, Verifications);
        if (tls.CaConfigMap is { Name: null or "" }) field.Child("caConfigMap").Child("name").Required("the name of the ConfigMap");
    }
}
