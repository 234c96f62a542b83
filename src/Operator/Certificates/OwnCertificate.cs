using System.Net.Security;
using System.Security.Authentication;

namespace NetworkTelemetry.Operator.Certificates;

/// <summary>
/// The certificate that this replica serves its metrics with. It signs it for itself and keeps it in memory: there is nothing to store and nothing to
/// deliver. Looked at by each handshake, renewed by the one that finds it due.
/// </summary>
internal sealed class OwnCertificate(AuthorityBoard board, OwnNamespace own, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly string[] _names = NamesIn(own.Name);
    private volatile Served? _served;

    /// <summary>Null until the first handshake.</summary>
    public DateTimeOffset? NotAfter => _served?.Certificate.NotAfter;

    public static string[] NamesIn(string ns) => [$"network-telemetry-operator.{ns}.svc", $"network-telemetry-operator.{ns}", "network-telemetry-operator"];

    /// <exception cref="AuthenticationException">There is no authority yet.</exception>
    public SslServerAuthenticationOptions Current()
    {
        var authorities = board.Current ?? throw new AuthenticationException("there is no certificate authority yet");
        lock (_gate)
        {
            if (_served is null || time.GetUtcNow() >= ServingCertificate.ReplaceAt(_served.Certificate, _names, authorities))
            {
                var issued = CertificateIssuer.Serving(authorities.Signer, _names, time.GetUtcNow());
                var context = SslStreamCertificateContext.Create(issued.Certificate, additionalCertificates: null, offline: true);
                _served = new(ServingCertificate.Of(issued.Certificate), new SslServerAuthenticationOptions { ServerCertificateContext = context });
            }

            return _served.Options;
        }
    }

    private sealed record Served(ServingCertificate Certificate, SslServerAuthenticationOptions Options);
}
