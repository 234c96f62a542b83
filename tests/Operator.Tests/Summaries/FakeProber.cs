using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NetworkTelemetry.Api.Contract.V1;

namespace NetworkTelemetry.Operator.Tests.Summaries;

/// <summary>A real HTTP server on a loopback address of its own and the contract's port, that answers as a prober would, or as a broken one does.</summary>
internal sealed class FakeProber : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping = new();

    private FakeProber(WebApplication app, string address) => (_app, Address) = (app, address);

    public string Address { get; }

    /// <summary>What was asked: query and Authorization header.</summary>
    public ConcurrentQueue<(string Query, string Authorization)> Requests { get; } = new();

    public required Func<HttpContext, Task> Answer { get; set; }

    public static async Task<FakeProber> StartAsync(Func<HttpContext, Task> answer, X509Certificate2? certificate = null)
    {
        for (var attempt = 0; ; attempt++)
        {
            var address = $"127.{Random.Shared.Next(128, 250)}.{Random.Shared.Next(1, 250)}.{Random.Shared.Next(1, 250)}";
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseKestrelHttpsConfiguration();
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                if (certificate is null) kestrel.Listen(IPAddress.Parse(address), ContractVersion.Port);
                else kestrel.Listen(IPAddress.Parse(address), ContractVersion.TlsPort, endpoint => endpoint.UseHttps(certificate));
            });
            var app = builder.Build();
            var prober = new FakeProber(app, address) { Answer = answer };
            app.MapGet(ContractVersion.SummaryPath, prober.HandleAsync);
            try
            {
                await app.StartAsync();
                return prober;
            }
            catch (IOException) when (attempt < 10)
            {
                await app.DisposeAsync();
            }
        }
    }

    public static async Task WriteAsync(HttpContext context, Summary summary)
    {
        context.Response.Headers.ContentEncoding = "gzip";
        await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
        await JsonSerializer.SerializeAsync(gzip, summary, ContractJson.Default.Summary);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _app.DisposeAsync();
        _stopping.Dispose();
    }

    /// <summary>Holds an answer back until the caller or the test gives up.</summary>
    public async Task HangAsync(HttpContext context)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping.Token);
        await Task.Delay(Timeout.Infinite, either.Token).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private async Task HandleAsync(HttpContext context)
    {
        Requests.Enqueue((context.Request.QueryString.Value ?? "", context.Request.Headers.Authorization.ToString()));
        await Answer(context);
    }
}
