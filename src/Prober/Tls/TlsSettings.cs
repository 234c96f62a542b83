namespace NetworkTelemetry.Prober.Tls;

/// <summary>How a connection is secured.</summary>
/// <param name="ServerName">In SNI, unless it is an address, and in the check of the certificate.</param>
/// <param name="Verify">False: the certificate is only reported.</param>
/// <param name="Protocols">What is offered to speak, as in the handshake (RFC 7301 §3.1): each name behind its length. Empty: nothing is.</param>
internal sealed record TlsSettings(string ServerName, bool Verify, TrustAnchors TrustedRoots, ReadOnlyMemory<byte> Protocols);
