using System.Text.Json;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Apply;

/// <summary>The way from <c>kubectl apply</c> to <c>kubectl apply --server-side</c>: what kubectl itself applied before is no conflict.</summary>
internal static class LastApplied
{
    private const string Annotation = "kubectl.kubernetes.io/last-applied-configuration";

    /// <summary>The fields that the annotation of the live object sets and that nobody has changed since; empty for other managers than kubectl.</summary>
    public static FieldSet Excused(ObjectSchema schema, JsonObject? live, WriteOptions options)
    {
        if (options.Manager != "kubectl" || live.Object("metadata").Object("annotations").Text(Annotation) is not { } text) return FieldSet.Empty;
        if (Parse(text) is not { } applied) return FieldSet.Empty;
        return FieldSetOf.Stored(schema, applied).Except(FieldComparison.Of(schema, applied, live!).Modified);
    }

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
