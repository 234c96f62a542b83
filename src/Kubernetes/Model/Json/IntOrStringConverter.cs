using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetworkTelemetry.Kubernetes.Model;

public sealed class IntOrStringConverter : JsonConverter<IntOrString>
{
    public override IntOrString Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? IntOrString.FromString(reader.GetString()!) : IntOrString.FromInt32(reader.GetInt32());

    public override void Write(Utf8JsonWriter writer, IntOrString value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value.Text is null)
            writer.WriteNumberValue(value.Number);
        else
            writer.WriteStringValue(value.Text);
    }
}
