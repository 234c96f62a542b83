namespace NetworkTelemetry.Operator.Files;

internal enum FileKind
{
    /// <summary>From a Secret.</summary>
    Credential,

    /// <summary>From a ConfigMap.</summary>
    TrustedRoots,
}
