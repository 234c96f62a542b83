using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.ProbeTargets;

namespace NetworkTelemetry.Operator.Targets;

/// <summary>The TLS part of a probe. The CA certificates are filled in by <see cref="Files.ProbeFiles"/>.</summary>
internal static class TlsCompiler
{
    public static TlsEntry? Compile(TlsOptions? tls) => tls is null ? null : new TlsEntry
    {
        ServerName = tls.ServerName,
        SkipVerification = tls.Verification == "None",
        TrustedRoots = tls.CaConfigMap is null ? null : new MountedFile { Missing = "it has not been read yet" },
    };
}
