using System.Globalization;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Store;

/// <summary>
/// <c>metav1.ObjectMeta</c> of an object, read and written in place. A field of the wrong type reads as absent: the schema says what is wrong with
/// it.
/// </summary>
internal readonly struct ObjectMetadata(JsonObject obj)
{
    public string? ApiVersion => obj["apiVersion"].AsText();
    public string? Kind => obj["kind"].AsText();

    public string? Name { get => (Fields?["name"]).AsText(); set => Set("name", value); }
    public string? GenerateName => (Fields?["generateName"]).AsText();
    public string? Namespace { get => (Fields?["namespace"]).AsText(); set => Set("namespace", value); }
    public string? Uid { get => (Fields?["uid"]).AsText(); set => Set("uid", value); }
    public string? CreationTimestamp { get => (Fields?["creationTimestamp"]).AsText(); set => Set("creationTimestamp", value); }
    public string? DeletionTimestamp { get => (Fields?["deletionTimestamp"]).AsText(); set => Set("deletionTimestamp", value); }
    public long? DeletionGracePeriodSeconds
    {
        get => (Fields?["deletionGracePeriodSeconds"]).AsInteger();
        set => Set("deletionGracePeriodSeconds", value);
    }

    public long? Generation { get => (Fields?["generation"]).AsInteger(); set => Set("generation", value); }

    /// <summary>Null when absent or not a decimal number.</summary>
    public long? ResourceVersion
    {
        get => long.TryParse((Fields?["resourceVersion"]).AsText(), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
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
                labels[key] = value.AsText() ?? "";
            return labels;
        }
    }

    public string? Annotation(string name) => (Fields?["annotations"] as JsonObject)?[name].AsText();

    public IReadOnlyList<string> Finalizers
    {
        get => Fields?["finalizers"] is JsonArray { Count: > 0 } list ? [.. list.Select(JsonText.AsText).OfType<string>()] : [];
        set => Set("finalizers", value.Count == 0 ? null : new JsonArray([.. value.Select(name => JsonValue.Create(name))]));
    }

    public IReadOnlyList<OwnerLink> Owners =>
        Fields?["ownerReferences"] is JsonArray { Count: > 0 } list ? [.. list.OfType<JsonObject>().Select(Owner)] : [];

    /// <summary>Kubernetes keeps no empty map or list here, so kubectl may send one without changing anything.</summary>
    public void DropEmpty()
    {
        foreach (var field in (ReadOnlySpan<string>)["labels", "annotations", "finalizers", "ownerReferences"])
        {
            if (Fields?[field] is JsonObject { Count: 0 } or JsonArray { Count: 0 })
                Fields?.Remove(field);
        }
    }

    public JsonNode? this[string field] { get => Fields?[field]; set => Set(field, value); }

    private JsonObject? Fields => obj["metadata"] as JsonObject;

    private static OwnerLink Owner(JsonObject reference) => new(
        reference["apiVersion"].AsText() ?? "",
        reference["kind"].AsText() ?? "",
        reference["name"].AsText() ?? "",
        reference["uid"].AsText() ?? "",
        reference["blockOwnerDeletion"].AsBoolean() ?? false);

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
