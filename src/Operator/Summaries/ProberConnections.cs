using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using NetworkTelemetry.Operator.Certificates;

namespace NetworkTelemetry.Operator.Summaries;

/// <summary>Kept connections to the probers. Those over TLS trust the operator's own authorities and nobody else.</summary>
internal sealed class ProberConnections(AuthorityBoard authorities) : IDisposable
{
    private readonly Lock _gate = new();
    private volatile Pool? _pool;

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Current().SendAsync(request, cancellationToken);

    public void Dispose() => _pool?.Http.Dispose();

    private HttpMessageInvoker Current()
    {
        var trusted = authorities.Current;
        if (_pool is { } known && known.Trusted == trusted) return known.Http;
        lock (_gate)
        {
            // The one before is not disposed: polls still wait on it. It goes when they and its idle connections have ended.
            if (_pool is not { } pool || pool.Trusted != trusted) _pool = pool = new(trusted, Create(trusted));
            return pool.Http;
        }
    }

    // No proxy: pods are reached directly. No redirects: a token goes to the pod that it belongs to and nowhere else.
    private static HttpMessageInvoker Create(AuthoritySet? trusted) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.GZip,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
        // A certificate is only looked at when a connection is made.
        PooledConnectionLifetime = TimeSpan.FromHours(6),
        SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = Policy(trusted) },
    });

    private static X509ChainPolicy Policy(AuthoritySet? trusted)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true,
        };
        policy.CustomTrustStore.AddRange(trusted?.Trusted.ToArray() ?? []);
        return policy;
    }

    private sealed record Pool(AuthoritySet? Trusted, HttpMessageInvoker Http);
}
