using System.Text.Json;
using System.Text.Json.Serialization;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>
/// What <c>object</c> holds depends on <c>type</c>. The server writes <c>type</c> first, so one pass is enough; in the other order the
/// object is skipped and read from its remembered place. A value is buffered whole before this converter is called, but only TrySkip knows that.
/// </summary>
internal sealed class WatchEventConverter<T> : JsonConverter<WatchEvent<T>>
    where T : class, IResource<T>
{
    public override WatchEvent<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A watch event is an object.");
        string? type = null;
        Utf8JsonReader skipped = default;
        var hasSkipped = false;
        WatchEvent<T>? result = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                type = reader.GetString();
            }
            else if (reader.ValueTextEquals("object"u8))
            {
                reader.Read();
                if (type is not null)
                {
                    result = ReadObject(type, ref reader);
                    continue;
                }

                skipped = reader;
                hasSkipped = true;
                reader.TrySkip();
            }
            else
            {
                reader.Read();
                reader.TrySkip();
            }
        }

        if (result is null && hasSkipped && type is not null)
            result = ReadObject(type, ref skipped);
        return result ?? throw new JsonException("A watch event needs type and object.");
    }

    public override void Write(Utf8JsonWriter writer, WatchEvent<T> value, JsonSerializerOptions options) => throw new NotSupportedException();

    private static WatchEvent<T> ReadObject(string type, ref Utf8JsonReader reader)
    {
        switch (type)
        {
            case "ERROR":
                return new(type, null, JsonSerializer.Deserialize(ref reader, KubernetesJson.Default.Status) ?? new());
            case "BOOKMARK":
                // A bookmark is an empty object of the type: only its metadata means something, and required members are missing.
                return new(type, null, null, ResourceJson<T>.ReadMetadata(ref reader));
            default:
                var (entity, metadata, error) = ResourceJson<T>.ReadLenient(ref reader);
                return new(type, entity, error is null ? null : new Status { Message = error, Reason = "Unreadable" }, metadata);
        }
    }
}
