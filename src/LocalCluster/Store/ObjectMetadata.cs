using System.Globalization;
using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Store;

/// <summary>
/// <c>metav1.ObjectMeta</c> of an object, read and written in place. A field of the wrong type reads as absent: the schema says what is wrong with it.
/// </summary>
internal readonly struct ObjectMetadata(JsonObject obj)
{
    public string? ApiVersion => Text(obj["apiVersion"]);
    public string? Kind => Text(obj["kind"]);

    public string? Name { get => Text(Fields?["name"]); set => Set("name", value); }
    public string? GenerateName => Text(Fields?["generateName"]);
    public string? Namespace { get => Text(Fields?["namespace"]); set => Set("namespace", value); }
    public string? Uid { get => Text(Fields?["uid"]); set => Set("uid", value); }
    public string? CreationTimestamp { get => Text(Fields?["creationTimestamp"]); set => Set("creationTimestamp", value); }
    public string? DeletionTimestamp { get => Text(Fields?["deletionTimestamp"]); set => Set("deletionTimestamp", value); }
    public long? DeletionGracePeriodSeconds { get => Number(Fields?["deletionGracePeriodSeconds"]); set => Set("deletionGracePeriodSeconds", value); }
    public long? Generation { get => Number(Fields?["generation"]); set => Set("generation", value); }

    /// <summary>Null when absent or not a decimal number.</summary>
    public long? ResourceVersion
    {
        get => long.TryParse(Text(Fields?["resourceVersion"]), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
        set => Set("resourceVersion", value?.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A copy with every value read, which many threads may then share; null when there are none.</summary>
    public JsonObject? Labels
    {
        get
        {
            if (Fields?["labels"] is not JsonObject { Count: > 0 } fields)
                return null;
            var labels = new JsonObject();
            foreach (var (key, value) in fields)
                labels[key] = Text(value) ?? "";
            return labels;
        }
    }

    public string? Annotation(string name) => Text((Fields?["annotations"] as JsonObject)?[name]);

    public IReadOnlyList<string> Finalizers
    {
        get => Fields?["finalizers"] is JsonArray { Count: > 0 } list ? [.. list.Select(Text).OfType<string>()] : [];
        set => Set("finalizers", value.Count == 0 ? null : new JsonArray([.. value.Select(name => JsonValue.Create(name))]));
    }

    public IReadOnlyList<OwnerLink> Owners =>
        Fields?["ownerReferences"] is JsonArray { Count: > 0 } list ? [.. list.OfType<JsonObject>().Select(Owner)] : [];

    public JsonNode? this[string field] { get => Fields?[field]; set => Set(field, value); }

    private JsonObject? Fields => obj["metadata"] as JsonObject;

    private static OwnerLink Owner(JsonObject reference) => new(
        Text(reference["apiVersion"]) ?? "",
        Text(reference["kind"]) ?? "",
        Text(reference["name"]) ?? "",
        Text(reference["uid"]) ?? "",
        reference["blockOwnerDeletion"] is JsonValue value && value.TryGetValue(out bool blocks) && blocks);

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static long? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue(out long number) ? number : null;

    private void Set(string field, JsonNode? value)
    {
        if (Fields is not { } fields)
            obj["metadata"] = fields = [];
        if (value is null)
            fields.Remove(field);
        else
            fields[field] = value;
    }
}
