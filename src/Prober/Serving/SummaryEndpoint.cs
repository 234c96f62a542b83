using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Durations;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Results;

namespace NetworkTelemetry.Prober.Serving;

/// <summary><c>GET /v1/summary?since=CURSOR&amp;wait=30s</c>.</summary>
internal sealed class SummaryEndpoint(SummaryReader reader, ListDirectory directory, CancellationToken stopping)
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(1);

    public async Task ServeAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (!BearerToken.Matches(request.Headers.Authorization, directory.ReadToken()))
        {
            response.StatusCode = StatusCodes.Status401Unauthorized;
            response.Headers.WWWAuthenticate = "Bearer";
            return;
        }

        var wait = TimeSpan.Zero;
        if (request.Query.TryGetValue("wait", out var text) && !Duration.TryParse(text, out wait))
        {
            response.StatusCode = StatusCodes.Status400BadRequest;
            await response.WriteAsync("wait: must be a duration such as 30s\n", context.RequestAborted);
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            var summary = await reader.ReadAsync(request.Query["since"], wait < MaxWait ? wait : MaxWait, end.Token);
            await WriteAsync(request, response, summary, context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The reader went away, or the process is stopping.
            if (!response.HasStarted) response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    private static async Task WriteAsync(HttpRequest request, HttpResponse response, Summary summary, CancellationToken cancellation)
    {
        response.ContentType = "application/json";
        if (!request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            await JsonSerializer.SerializeAsync(response.Body, summary, ContractJson.Default.Summary, cancellation);
            return;
        }

        response.Headers.ContentEncoding = "gzip";
        var gzip = new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true);
        await using (gzip) await JsonSerializer.SerializeAsync(gzip, summary, ContractJson.Default.Summary, cancellation);
    }
}
