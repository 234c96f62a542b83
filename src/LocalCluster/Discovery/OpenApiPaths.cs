using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Builtin;

namespace NetworkTelemetry.LocalCluster.Discovery;

/// <summary>The operations of types, as far as clients look at them.</summary>
internal static class OpenApiPaths
{
    /// <param name="prefix">Where the document keeps its schemas.</param>
    public static JsonObject Of(IEnumerable<ResourceDefinition> definitions, string prefix, bool isV3)
    {
        var paths = new JsonObject();
        foreach (var definition in definitions)
        {
            var root = $"/{OpenApiDocuments.PathOf(definition)}/{(definition.Namespaced ? "namespaces/{namespace}/" : "")}{definition.Plural}";
            paths[root] = new JsonObject
            {
                ["get"] = Operation(definition, "list", prefix, isV3, "labelSelector", "fieldSelector", "limit", "continue", "watch", "resourceVersion"),
                ["post"] = Operation(definition, "post", prefix, isV3, "dryRun", "fieldManager", "fieldValidation"),
                ["delete"] = Operation(definition, "deletecollection", prefix, isV3, "dryRun", "labelSelector", "fieldSelector"),
            };
            paths[root + "/{name}"] = new JsonObject
            {
                ["get"] = Operation(definition, "get", prefix, isV3, "resourceVersion"),
                ["put"] = Operation(definition, "put", prefix, isV3, "dryRun", "fieldManager", "fieldValidation"),
                ["patch"] = Operation(definition, "patch", prefix, isV3, "dryRun", "fieldManager", "fieldValidation", "force"),
                ["delete"] = Operation(definition, "delete", prefix, isV3, "dryRun", "gracePeriodSeconds", "propagationPolicy"),
            };
        }

        return paths;
    }

    private static JsonObject Operation(ResourceDefinition definition, string action, string prefix, bool isV3, params ReadOnlySpan<string> parameters)
    {
        var schema = new JsonObject { ["$ref"] = prefix + definition.DefinitionName };
        var list = new JsonArray();
        foreach (var name in parameters)
            list.Add((JsonNode)Parameter(name, isV3));
        return new JsonObject
        {
            ["operationId"] = $"{action}{definition.Kind}{definition.ApiVersion.Replace('/', '-')}",
            ["parameters"] = list,
            ["responses"] = new JsonObject
            {
                ["200"] = isV3
                    ? new JsonObject { ["description"] = "OK", ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schema } } }
                    : new JsonObject { ["description"] = "OK", ["schema"] = schema },
            },
            ["x-kubernetes-action"] = action,
            ["x-kubernetes-group-version-kind"] = new JsonObject
            {
                ["group"] = definition.Group,
                ["version"] = definition.Version,
                ["kind"] = definition.Kind,
            },
        };
    }

    private static JsonObject Parameter(string name, bool isV3)
    {
        var parameter = new JsonObject { ["name"] = name, ["in"] = "query" };
        if (isV3)
            parameter["schema"] = new JsonObject { ["type"] = "string", ["uniqueItems"] = true };
        else
            parameter["type"] = "string";
        return parameter;
    }
}
