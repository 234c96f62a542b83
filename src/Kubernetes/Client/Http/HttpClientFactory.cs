using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace NetworkTelemetry.Kubernetes.Client;

internal static class HttpClientFactory
{
    public static HttpClient Create(KubernetesClientConfiguration configuration, TimeProvider time, RequestMetrics? metrics)
    {
        HttpMessageHandler handler = CreateSockets(configuration);
        if (metrics is not null)
            handler = new MeasuringHandler(metrics, configuration.Server.Authority, time, handler);
        if (configuration.Credentials is { } credentials)
            handler = new AuthenticationHandler(credentials, handler);
        var client = new HttpClient(new RetryAfterHandler(handler, time))
        {
            BaseAddress = WithTrailingSlash(configuration.Server),
            Timeout = Timeout.InfiniteTimeSpan, // Watches live long; ApiTransport limits everything else.
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("network-telemetry");
        // .NET takes the name for SNI and for checking the certificate from the Host header; the API server does not look at it otherwise.
        client.DefaultRequestHeaders.Host = configuration.TlsServerName;
        return client;
    }

    private static SocketsHttpHandler CreateSockets(KubernetesClientConfiguration configuration) => new()
    {
        // A half-open connection is found in 45 s, as with Kubernetes' own client.
        KeepAlivePingDelay = TimeSpan.FromSeconds(30),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(15),
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        EnableMultipleHttp2Connections = true,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        AutomaticDecompression = DecompressionMethods.GZip,
        AllowAutoRedirect = false, // A redirect would carry the token elsewhere.
        UseCookies = false,
        Proxy = configuration.Proxy,
        UseProxy = configuration.Proxy is not null || !IsDirect(configuration.Server),
        SslOptions = CreateTls(configuration),
    };

    private static bool IsDirect(Uri server) =>
        server.IsLoopback || NoProxy.Covers(Environment.GetEnvironmentVariable("no_proxy") ?? Environment.GetEnvironmentVariable("NO_PROXY"), server.DnsSafeHost);

    private static SslClientAuthenticationOptions CreateTls(KubernetesClientConfiguration configuration)
    {
        var tls = new SslClientAuthenticationOptions();
        if (configuration.SkipTlsVerify)
        {
#pragma warning disable CA5359 // The user's kubeconfig asks for it.
            tls.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        }
        else if (configuration.CertificateAuthorities is { } authorities)
        {
            tls.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            tls.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        }

        if (configuration.ClientCertificate is not null || configuration.Credentials is { MayHoldCertificate: true })
            tls.LocalCertificateSelectionCallback = (_, _, _, _, _) => configuration.Credentials?.Certificate ?? configuration.ClientCertificate!;
        return tls;
    }

    // Without it, a path such as https://host/k8s/clusters/c1 would lose its last part.
    private static Uri WithTrailingSlash(Uri server) => server.AbsoluteUri.EndsWith('/') ? server : new(server.AbsoluteUri + "/");
}
