using System.Security.Cryptography;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Store;

namespace NetworkTelemetry.LocalCluster.Discovery;

/// <summary>
/// <c>/openapi/v3</c>: where the documents are. Clients keep a document for as long as its hash stays; the hash is worked out once for each set of
/// served types and the documents, which are large and seldom asked for, are not kept.
/// </summary>
internal sealed class OpenApiIndex
{
    private (ServedResources Served, string Text)? _last;

    public JsonObject For(ServedResources served)
    {
        var last = _last;
        if (last?.Served != served)
            _last = last = (served, Build(served).ToJsonString());
        return JsonNode.Parse(last.Value.Text)!.AsObject();
    }

    private static JsonObject Build(ServedResources served)
    {
        var paths = new JsonObject();
        foreach (var version in served.All.Select(entry => entry.Definition).GroupBy(definition => definition.ApiVersion))
        {
            var path = OpenApiDocuments.PathOf(version.First());
            var hash = Convert.ToHexString(SHA256.HashData(JsonUtf8.Text(OpenApiDocuments.V3(served, version.Key)!)));
            paths[path] = new JsonObject { ["serverRelativeURL"] = $"/openapi/v3/{path}?hash={hash}" };
        }

        return new JsonObject { ["paths"] = paths };
    }
}
