namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>
/// The contract between operator and prober. It only ever grows: readers ignore fields that they do not know, and a field never changes its meaning,
/// because old and new probers run side by side during a roll-out. A field that is missing has its default: the serialiser hands
/// init properties null or zero then, so they put the default in its place themselves.
/// </summary>
public static class ContractVersion
{
    public const int Current = 1;

    /// <summary>Port of a prober's HTTP server.</summary>
    public const int Port = 9810;

    /// <summary>The same over TLS, for the operator.</summary>
    public const int TlsPort = 9811;

    /// <summary>File names in the directory that is mounted into the prober.</summary>
    public const string TargetsFile = "targets.json.gz";

    public const string TokenFile = "token";

    /// <summary>What the prober serves <see cref="TlsPort"/> with: PEM, the key as PKCS #8.</summary>
    public const string CertificateFile = "tls.crt";

    public const string CertificateKeyFile = "tls.key";

    public const string SummaryPath = "/v1/summary";

    /// <summary>A compressed list larger than this is never written: a ConfigMap holds at most 1 MiB.</summary>
    public const int MaxListBytes = 900 * 1024;
}
