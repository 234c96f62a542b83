using System.IO.Compression;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace NetworkTelemetry.Metrics;

/// <summary>Serves a registry over HTTP.</summary>
public static class MetricEndpoint
{
    /// <summary>Answers with the format that the client's Accept prefers, gzip when it takes it.</summary>
    /// <param name="run">Runs the part that needs time, and a thread while the reader is slow; in place by default.</param>
    public static async Task ServeAsync(HttpContext context, MetricRegistry registry, Func<Action, Task>? run = null)
    {
        var format = FormatNegotiation.Choose(context.Request.Headers.Accept);
        var response = context.Response;
        response.ContentType = FormatNegotiation.ContentTypeOf(format);
        response.Headers.Vary = "Accept, Accept-Encoding";

        if (!AcceptsGzip(context.Request))
        {
            // Before the headers are out, Kestrel's writer hands out no memory.
            await response.StartAsync(context.RequestAborted);
            await WriteAsync(response.BodyWriter);
            await response.BodyWriter.FlushAsync(context.RequestAborted);
            return;
        }

        response.Headers.ContentEncoding = "gzip";
        var gzip = new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true);
        await using (gzip)
        {
            var pipe = PipeWriter.Create(gzip, new StreamPipeWriterOptions(leaveOpen: true));
            await WriteAsync(pipe);
            await pipe.CompleteAsync();
        }

        Task WriteAsync(PipeWriter output)
        {
            if (run is not null) return run(() => registry.Write(output, format, context.RequestAborted));
            registry.Write(output, format, context.RequestAborted);
            return Task.CompletedTask;
        }
    }

    private static bool AcceptsGzip(HttpRequest request)
    {
        foreach (var encoding in request.GetTypedHeaders().AcceptEncoding)
        {
            if (encoding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && encoding.Quality is null or > 0)
            {
                return true;
            }
        }

        return false;
    }
}
