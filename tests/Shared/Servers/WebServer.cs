using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NetworkTelemetry.Testing;

/// <summary>A real Kestrel on a free port that remembers what it was asked.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private WebServer(WebApplication application) => _application = application;

    public ConcurrentQueue<(string Line, IReadOnlyDictionary<string, string> Headers, string Body)> Requests { get; } = [];

    public int Port { get; private init; }

    public static async Task<WebServer> StartAsync(
        RequestDelegate serve, X509Certificate2? certificate = null, HttpProtocols protocols = HttpProtocols.Http1AndHttp2,
        Func<X509Certificate2>? rotating = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = certificate is null && rotating is null ? HttpProtocols.Http1 : protocols;
            if (rotating is not null) listen.UseHttps(https => https.ServerCertificateSelector = (_, _) => rotating());
            else if (certificate is not null) listen.UseHttps(certificate);
        }));
        var application = builder.Build();
        WebServer? server = null;
        application.Run(async context =>
        {
            var request = context.Request;
            using var body = new StreamReader(request.Body);
            server!.Requests.Enqueue((
                $"{request.Method} {request.Path}{request.QueryString} {request.Protocol}",
                request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), await body.ReadToEndAsync()));
            await serve(context);
        });
        await application.StartAsync();
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return server = new WebServer(application) { Port = new Uri(address).Port };
    }

    public static Task<WebServer> SayingAsync(string text, X509Certificate2? certificate = null, HttpProtocols protocols = HttpProtocols.Http1AndHttp2) =>
        StartAsync(context => context.Response.WriteAsync(text), certificate, protocols);

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
