namespace NetworkTelemetry.Prober.Tls;

/// <summary>How a handshake ended.</summary>
/// <param name="WireVersion">0x0304 for TLS 1.3 (RFC 8446 §4.1.2).</param>
/// <param name="Protocol">What both will speak (ALPN); empty when the server did not choose.</param>
/// <param name="CertificateExpiry">Earliest end of validity in the chain.</param>
/// <param name="CertificateProblem">Why the certificate is refused; null when it is not.</param>
internal sealed record TlsAgreement(int WireVersion, string Protocol, DateTimeOffset? CertificateExpiry, string? CertificateProblem)
{
    /// <summary>1.3 for TLS 1.3.</summary>
    public double Version => (10 + WireVersion - 0x301) / 10.0;
}
