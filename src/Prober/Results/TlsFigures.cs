namespace NetworkTelemetry.Prober.Results;

/// <summary>Figures of one TLS handshake.</summary>
/// <param name="Version">1.3 for TLS 1.3; null when the handshake did not end.</param>
/// <param name="CertificateExpiry">Earliest end of validity in the chain; null when no certificate came.</param>
internal sealed record TlsFigures(double? Version, DateTimeOffset? CertificateExpiry);
