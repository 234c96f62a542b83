using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace NetworkTelemetry.Kubernetes.Tests;

/// <summary>What an API server answers without storing anything: its version, what it serves, and reviews.</summary>
internal sealed class Questions
{
    /// <summary>By API group and version: the plurals that discovery lists; nothing else has discovery here.</summary>
    public ConcurrentDictionary<string, string[]> Served { get; } = new() { ["networktelemetry.io/v1alpha1"] = ["networkdeployments", "probetargets"] };

    /// <summary>By plural: spec to status. Reviews that are not here are not served.</summary>
    public ConcurrentDictionary<string, Func<JsonObject, JsonObject>> Reviews { get; } = new();

    public bool IsKubernetes { get; set; } = true;

    /// <returns>Null: it is not such a question.</returns>
    public JsonObject? Answer(HttpRequest request, string body)
    {
        var parts = request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (!IsKubernetes) throw ApiError.NotFound("the page");
        if (parts is ["version"]) return new() { ["gitVersion"] = "v1.32.0-test" };
        if (parts is ["apis", var group, var version])
        {
            if (!Served.TryGetValue($"{group}/{version}", out var plurals)) throw ApiError.NotFound("the group");
            return new() { ["kind"] = "APIResourceList", ["resources"] = new JsonArray([.. plurals.Select(plural => new JsonObject { ["name"] = plural })]) };
        }

        if (request.Method != "POST" || !parts[^1].EndsWith("reviews", StringComparison.Ordinal)) return null;
        if (!Reviews.TryGetValue(parts[^1], out var review)) throw ApiError.NotFound("the review");
        var question = JsonNode.Parse(body)!.AsObject();
        question["status"] = review(question["spec"]!.AsObject());
        return question;
    }
}
