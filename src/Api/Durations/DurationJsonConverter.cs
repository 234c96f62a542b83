using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetworkTelemetry.Api.Durations;

/// <summary>Writes a <see cref="TimeSpan"/> in the notation of <see cref="Duration"/>.</summary>
public sealed class DurationJsonConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Duration.TryParse(reader.GetString(), out var value)
            ? value
            : throw new JsonException("expected a duration such as \"250us\", \"5s\" or \"1m30s\"");

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteStringValue(Duration.Format(value));
}
