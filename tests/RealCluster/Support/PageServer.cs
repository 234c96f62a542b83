using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NetworkTelemetry.RealCluster.Support;

/// <summary>A page on the node's own address that remembers what the last visitor showed.</summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private volatile string? _lastAuthorization;

    private PageServer(WebApplication application) => _application = application;

    public string? LastAuthorization => _lastAuthorization;

    public int Port => new Uri(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    public static async Task<PageServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Parse(DevCluster.NodeAddress), 0));
        var application = builder.Build();
        var server = new PageServer(application);
        application.Run(context =>
        {
            server._lastAuthorization = context.Request.Headers.Authorization;
            return context.Response.WriteAsync("hello");
        });
        await application.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
