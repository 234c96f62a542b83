using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace NetworkTelemetry.Prober.Serving;

/// <summary>Kestrel without the web host around it: container, configuration and routing would add 9 MB to a process of 60, for four paths.</summary>
internal sealed class ProberServer : IHttpApplication<HttpContext>, IDisposable
{
    private const int MaxConnections = 256;

    // Several windows of an exposition: one is written while another is sent.
    private const int MaxResponseBufferBytes = 256 * 1024;

    private readonly KestrelServer _server;
    private readonly RequestDelegate _serve;

    /// <param name="listen">For everybody.</param>
    /// <param name="listenTls">The same over TLS.</param>
    public ProberServer(IPEndPoint listen, IPEndPoint listenTls, ServingCertificate certificate, RequestDelegate serve, ILoggerFactory loggers)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = 0;
        options.Limits.MaxResponseBufferSize = MaxResponseBufferBytes;
        options.Limits.MaxConcurrentConnections = MaxConnections;
        options.Listen(listen);
        options.Listen(listenTls, endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http1;
            endpoint.UseTls(certificate.Current);
        });
        _server = new KestrelServer(Options.Create(options), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), loggers), loggers);
        _serve = serve;
    }

    /// <summary>Where it listens once it was started, with the port that the system chose if 0 was asked for.</summary>
    public Uri Address => new(Addresses.First());

    public Uri TlsAddress => new UriBuilder(Addresses.Last()) { Scheme = Uri.UriSchemeHttps }.Uri;

    /// <exception cref="IOException">The address is taken or is not one of this machine.</exception>
    public Task StartAsync(CancellationToken cancellation) => _server.StartAsync(this, cancellation);

    /// <summary>Lets requests end until it is cancelled, then cuts them off.</summary>
    public Task StopAsync(CancellationToken cancellation) => _server.StopAsync(cancellation);

    // In the order in which they were asked for.
    private ICollection<string> Addresses => _server.Features.Get<IServerAddressesFeature>()!.Addresses;

    public void Dispose() => _server.Dispose();

    HttpContext IHttpApplication<HttpContext>.CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    Task IHttpApplication<HttpContext>.ProcessRequestAsync(HttpContext context) => _serve(context);

    void IHttpApplication<HttpContext>.DisposeContext(HttpContext context, Exception? exception)
    {
        // Holds nothing.
    }
}
