using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace NetworkTelemetry.Prober.Tls;

/// <summary>How a connection is secured.</summary>
/// <param name="ServerName">In SNI and in the check of the certificate.</param>
/// <param name="Verify">False: the certificate is only reported.</param>
/// <param name="TrustedRoots">Instead of the system's; null: the system's.</param>
internal sealed record TlsSettings(string ServerName, bool Verify, X509Certificate2Collection? TrustedRoots, IReadOnlyList<SslApplicationProtocol> Protocols);
