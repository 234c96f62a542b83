using System.Text.Json;
using System.Text.Json.Serialization;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>Reads a list item by item, so that one object that does not fit the model does not hide the others.</summary>
internal sealed class ListConverter<T>(Action<ObjectMeta, string> unreadable) : JsonConverter<KubernetesList<T>>
    where T : class, IResource<T>
{
    public override KubernetesList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("A list is an object.");
        ListMeta? metadata = null;
        var items = new List<T>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMetadata = reader.ValueTextEquals("metadata"u8);
            var isItems = reader.ValueTextEquals("items"u8);
            reader.Read();
            if (isMetadata)
                metadata = JsonSerializer.Deserialize(ref reader, KubernetesJson.Default.ListMeta);
            else if (isItems && reader.TokenType == JsonTokenType.StartArray)
                ReadItems(ref reader, items);
            else
                reader.TrySkip();
        }

        return new KubernetesList<T> { Metadata = metadata ?? new(), Items = items };
    }

    public override void Write(Utf8JsonWriter writer, KubernetesList<T> value, JsonSerializerOptions options) => throw new NotSupportedException();

    private void ReadItems(ref Utf8JsonReader reader, List<T> items)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var (entity, metadata, error) = ResourceJson<T>.ReadLenient(ref reader);
            if (entity is not null)
                items.Add(entity);
            else
                unreadable(metadata, error ?? "unknown");
        }
    }
}
