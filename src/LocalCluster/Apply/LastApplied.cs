using System.Text.Json;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Apply;

/// <summary>The way from <c>kubectl apply</c> to <c>kubectl apply --server-side</c>: what kubectl itself applied before is no conflict.</summary>
internal static class LastApplied
{
    private const string Annotation = "kubectl.kubernetes.io/last-applied-configuration";

    /// <summary>The fields that the annotation of the live object sets and that nobody has changed since;
    /// empty for other managers than kubectl.</summary>
    public static FieldSet Excused(ObjectSchema schema, JsonObject? live, WriteOptions options)
    {
        if (options.Manager != "kubectl" || live.Object("metadata").Object("annotations").Text(Annotation) is not { } text) return FieldSet.Empty;
        if (Parse(text) is not { } applied) return FieldSet.Empty;
        return FieldSetOf.Stored(schema, applied).Except(FieldComparison.Of(schema, applied, live!).Modified);
    }

    /// <summary>
    /// Keeps the annotation, where there is one, equal to what kubectl applies, in place: a later client-side apply then knows what was applied.
    /// </summary>
    public static void Refresh(JsonObject merged, JsonObject configuration, WriteOptions options)
    {
        if (options.Manager != "kubectl" || options.Subresource is not null) return;
        if (merged.Object("metadata").Object("annotations") is not { } annotations || annotations.Text(Annotation) is not { } present) return;
        JsonObject applied = configuration.DeepClone().AsObject();
        applied.Object("metadata").Object("annotations")?.Remove(Annotation);
        if (!JsonNode.DeepEquals(Parse(present), applied)) annotations[Annotation] = JsonText.Compact(applied) + "\n";
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
