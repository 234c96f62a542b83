using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Metrics;
using NetworkTelemetry.Prober.Results;

namespace NetworkTelemetry.Prober.Http;

/// <summary>Everything the prober answers. Nothing here makes it probe something.</summary>
internal static class ProberEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints, MetricRegistry registry, ResultBoard board, SummaryEndpoint summary)
    {
        endpoints.MapMetrics(registry);
        endpoints.MapGet("/healthz", context => context.Response.WriteAsync("ok\n"));
        endpoints.MapGet("/readyz", context =>
        {
            if (board.Content.List is { } list) return context.Response.WriteAsync($"ok: list {list.Revision}\n");
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return context.Response.WriteAsync("no target list has been accepted yet\n");
        });
        endpoints.MapGet(ContractVersion.SummaryPath, summary.ServeAsync);
    }
}
