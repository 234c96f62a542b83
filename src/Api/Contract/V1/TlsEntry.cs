namespace NetworkTelemetry.Api.Contract.V1;

/// <summary>TLS of a connection. Certificates are always reported.</summary>
public sealed record TlsEntry
{
    /// <summary>Name in SNI and in the check of the certificate; null: the host.</summary>
    public string? ServerName { get; init; }

    /// <summary>Neither chain nor name decide.</summary>
    public bool SkipVerification { get; init; }

    /// <summary>CA certificates in PEM that are trusted instead of the system's; null: the system's.</summary>
    public MountedFile? TrustedRoots { get; init; }
}
