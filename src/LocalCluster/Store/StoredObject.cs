using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Store;

/// <summary>
/// One version of an object. It is kept as UTF-8 text (a tree of JSON nodes takes ten times the memory, and most answers send the text as it is),
/// with the few fields that selection and garbage collection ask for again and again.
/// </summary>
internal sealed class StoredObject
{
    // A body has 64 levels at most; managedFields repeat them four levels further down.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 128 };

    private StoredObject(ObjectKey key, long resourceVersion, byte[] utf8, ObjectMetadata metadata)
    {
        Key = key;
        ResourceVersion = resourceVersion;
        Utf8 = utf8;
        Uid = metadata.Uid ?? "";
        ApiVersion = metadata.ApiVersion ?? "";
        Kind = metadata.Kind ?? "";
        Labels = metadata.Labels;
        Owners = metadata.Owners;
        Finalizers = metadata.Finalizers;
        IsTerminating = metadata.DeletionTimestamp is not null;
    }

    public ObjectKey Key { get; }
    public long ResourceVersion { get; }
    public ReadOnlyMemory<byte> Utf8 { get; }
    public string Uid { get; }
    public string ApiVersion { get; }
    public string Kind { get; }

    /// <summary>Null when there are none.</summary>
    public JsonObject? Labels { get; }
    public IReadOnlyList<OwnerLink> Owners { get; }
    public IReadOnlyList<string> Finalizers { get; }
    public bool IsTerminating { get; }

    /// <summary>Stamps the version (0: none) into <paramref name="obj"/>, which the caller must not use afterwards.</summary>
    public static StoredObject Create(ObjectKey key, long resourceVersion, JsonObject obj)
    {
        var metadata = new ObjectMetadata(obj);
        metadata.ResourceVersion = resourceVersion == 0 ? null : resourceVersion;
        return new StoredObject(key, resourceVersion, JsonUtf8.Text(obj), metadata);
    }

    /// <exception cref="JsonException">The text is not an object.</exception>
    public static StoredObject FromText(ObjectKey key, long resourceVersion, byte[] utf8) =>
        JsonNode.Parse(utf8, documentOptions: Deep) is JsonObject obj
            ? new StoredObject(key, resourceVersion, utf8, new ObjectMetadata(obj))
            : throw new JsonException($"{key} is not a JSON object.");

    /// <summary>A fresh copy that the caller may change.</summary>
    public JsonObject Read() => JsonNode.Parse(Utf8.Span, documentOptions: Deep)!.AsObject();
}
