using Microsoft.AspNetCore.Http;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Metrics;
using NetworkTelemetry.Prober.Results;

namespace NetworkTelemetry.Prober.Serving;

/// <summary>Everything the prober answers. Nothing here makes it probe something.</summary>
internal sealed class ProberEndpoints(MetricRegistry registry, ResultBoard board, SummaryEndpoint summary)
{
    public Task ServeAsync(HttpContext context)
    {
        var method = context.Request.Method;
        if (!HttpMethods.IsGet(method) && !HttpMethods.IsHead(method))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            return EndAsync(context, StatusCodes.Status405MethodNotAllowed, "only GET is answered\n");
        }

        return context.Request.Path.Value switch
        {
            "/metrics" => MetricEndpoint.ServeAsync(context, registry, ScrapeThread.RunAsync),
            "/healthz" => EndAsync(context, StatusCodes.Status200OK, "ok\n"),
            "/readyz" when board.Content.List is { } list => EndAsync(context, StatusCodes.Status200OK, $"ok: list {list.Revision}\n"),
            "/readyz" => EndAsync(context, StatusCodes.Status503ServiceUnavailable, "no target list has been accepted yet\n"),
            ContractVersion.SummaryPath => summary.ServeAsync(context),
            _ => EndAsync(context, StatusCodes.Status404NotFound, "there is /metrics, /healthz, /readyz and /v1/summary\n"),
        };
    }

    private static Task EndAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
