using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NetworkTelemetry.LocalCluster.Api.Protobuf;
using NetworkTelemetry.LocalCluster.Discovery;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>GET of everything that is not a resource: discovery, OpenAPI, version, health.</summary>
internal sealed class DiscoveryEndpoint(ResourceCatalog catalog)
{
    private readonly OpenApiIndex _index = new();

    /// <returns>False when the path is not one of these.</returns>
    public async Task<bool> TryGetAsync(HttpContext http)
    {
        var served = catalog.Current;
        var parts = http.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is ["healthz" or "livez" or "readyz", ..])
        {
            var text = http.Request.Query.ContainsKey("verbose") ? $"[+]ping ok\n{parts[0]} check passed\n" : "ok";
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync(text, http.RequestAborted).ConfigureAwait(false);
            return true;
        }

        if (parts is ["api"] or ["apis"] && AggregatedVersion(http) is { } version)
        {
            await Answer.JsonAsync(
                http,
                AggregatedDiscovery.Document(served, parts[0] == "api", version),
                contentType: $"{MediaTypes.Json};g=apidiscovery.k8s.io;v={version};as=APIGroupDiscoveryList").ConfigureAwait(false);
            return true;
        }

        if (parts is ["openapi", "v2"] && http.Request.Headers.Accept.ToString().Contains(OpenApiProtobuf.MediaType, StringComparison.Ordinal))
        {
            await Answer.BytesAsync(http, OpenApiProtobuf.Document(OpenApiDocuments.V2(served)), StatusCodes.Status200OK, OpenApiProtobuf.MediaType)
                .ConfigureAwait(false);
            return true;
        }

        if (Document(served, parts) is not { } document)
            return false;
        await Answer.JsonAsync(http, document).ConfigureAwait(false);
        return true;
    }

    private static string? AggregatedVersion(HttpContext http)
    {
        foreach (var version in (ReadOnlySpan<string>)["v2", "v2beta1"])
        {
            if (MediaTypes.Accepts(http.Request.Headers.Accept, ("g", "apidiscovery.k8s.io"), ("v", version), ("as", "APIGroupDiscoveryList")))
                return version;
        }

        return null;
    }

    private JsonObject? Document(ServedResources served, string[] parts) => parts switch
    {
        [] => new JsonObject { ["paths"] = DiscoveryDocuments.Names(["/api", "/apis", "/healthz", "/livez", "/openapi/v2", "/openapi/v3", "/readyz", "/version"]) },
        ["version"] => ServerVersion.Document(),
        ["api"] => DiscoveryDocuments.Versions(),
        ["apis"] => DiscoveryDocuments.Groups(served),
        ["api", var version] => DiscoveryDocuments.Resources(served, version),
        ["apis", var group] => DiscoveryDocuments.Group(served, group),
        ["apis", var group, var version] => DiscoveryDocuments.Resources(served, $"{group}/{version}"),
        ["openapi", "v2"] => OpenApiDocuments.V2(served),
        ["openapi", "v3"] => _index.For(served),
        ["openapi", "v3", "api", var version] => OpenApiDocuments.V3(served, version),
        ["openapi", "v3", "apis", var group, var version] => OpenApiDocuments.V3(served, $"{group}/{version}"),
        _ => null,
    };
}
