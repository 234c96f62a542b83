using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>Serialisers of a resource, made from its own source-generated context: nothing here reflects.</summary>
internal static class ResourceJson<T>
    where T : class, IResource<T>
{
    private static JsonTypeInfo<T>? _object;

    public static JsonTypeInfo<T> Object => _object ??= (JsonTypeInfo<T>?)T.ResourceType.Json.GetTypeInfo(typeof(T))
        ?? throw new InvalidOperationException($"The JSON context of {T.ResourceType.Kind} does not hold it.");

    public static JsonTypeInfo<WatchEvent<T>> WatchEvent { get; } =
        JsonMetadataServices.CreateValueInfo<WatchEvent<T>>(T.ResourceType.Json.Options, new WatchEventConverter<T>());

    public static JsonTypeInfo<KubernetesList<T>> List(Action<ObjectMeta, string> unreadable) =>
        JsonMetadataServices.CreateValueInfo<KubernetesList<T>>(T.ResourceType.Json.Options, new ListConverter<T>(unreadable));

    public static byte[] Write(T entity) => JsonSerializer.SerializeToUtf8Bytes(entity, Object);

    public static T Read(ReadOnlySpan<byte> body) =>
        JsonSerializer.Deserialize(body, Object) ?? throw new JsonException($"The server answered null for a {T.ResourceType.Kind}.");

    /// <summary>Reads one object; one that does not fit the model yields its metadata and what is wrong, and leaves the reader behind it.</summary>
    public static (T? Object, ObjectMeta Metadata, string? Error) ReadLenient(ref Utf8JsonReader reader)
    {
        var start = reader;
        try
        {
            var entity = JsonSerializer.Deserialize(ref reader, Object);
            return entity is null ? (null, new(), "the object is null") : (entity, entity.Metadata, null);
        }
        catch (JsonException error)
        {
            reader = start;
            return (null, ReadMetadata(ref reader), error.Message);
        }
    }

    public static ObjectMeta ReadMetadata(ref Utf8JsonReader reader)
    {
        var start = reader;
        try
        {
            return JsonSerializer.Deserialize(ref reader, KubernetesJson.Default.PartialObject)?.Metadata ?? new();
        }
        catch (JsonException)
        {
            reader = start;
            reader.TrySkip();
            return new();
        }
    }
}
