using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Builtin;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Selectors;

/// <summary>The fields that each type can be selected by.</summary>
internal static class SelectableFields
{
    private static readonly string[] Common = ["metadata.name", "metadata.namespace"];
    private static readonly string[] Reference = ["kind", "namespace", "name", "uid", "apiVersion", "resourceVersion", "fieldPath"];

    private static readonly FrozenDictionary<string, string[]> Own = new Dictionary<string, string[]>
    {
        ["v1/Pod"] =
        [
            "spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "spec.hostNetwork",
            "status.phase", "status.podIP", "status.nominatedNodeName",
        ],
        ["v1/Namespace"] = ["status.phase"],
        ["v1/Secret"] = ["type"],
        ["v1/Event"] = [.. Reference.Select(field => $"involvedObject.{field}"), "reason", "type", "reportingComponent", "source"],
        ["events.k8s.io/v1/Event"] = [.. Reference.Select(field => $"regarding.{field}"), "reason", "type", "reportingController"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <exception cref="SelectorException">The type can't be selected by the field.</exception>
    public static void Check(ResourceDefinition definition, string field)
    {
        if (Common.Contains(field)) return;
        string[]? own = definition.IsCustom ? null : Own.GetValueOrDefault($"{definition.ApiVersion}/{definition.Kind}");
        if (own is not null && own.Contains(field)) return;
        throw new SelectorException(own is not null || definition.IsCustom
            ? $"field label not supported: {field}"
            : $"{JsonText.Quote(field)} is not a known field selector: only \"metadata.name\", \"metadata.namespace\"");
    }

    /// <summary>The field as text; empty when it is not set.</summary>
    public static string Read(JsonObject value, string field)
    {
        // An event is selected by the component of its source, not by the source.
        string[] steps = field == "source" ? ["source", "component"] : field.Split('.');
        JsonNode? node = value;
        foreach (string step in steps) node = (node as JsonObject).Find(step);
        return node.Kind() switch
        {
            JsonValueKind.String => node.AsText() ?? "",
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Null when field == "spec.hostNetwork" => "false",
            _ => "",
        };
    }
}
