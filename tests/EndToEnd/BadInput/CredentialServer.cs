using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NetworkTelemetry.EndToEnd.BadInput;

/// <summary>Answers 200 to the right Authorization header and 401 to all others, and keeps what it was sent.</summary>
internal sealed class CredentialServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private CredentialServer(WebApplication application) => _application = application;

    public ConcurrentQueue<string> Seen { get; } = new();

    public int Port => new Uri(_application.Urls.First()).Port;

    public static async Task<CredentialServer> StartAsync(string authorization)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.SetMinimumLevel(LogLevel.None);
        var server = new CredentialServer(builder.Build());
        server._application.Run(context =>
        {
            var header = context.Request.Headers.Authorization.ToString();
            server.Seen.Enqueue(header);
            context.Response.StatusCode = header == authorization ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        });
        await server._application.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
