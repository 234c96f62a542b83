using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetworkTelemetry.LocalCluster.Kubelet.Model;

/// <summary>metav1.Time: RFC 3339 in UTC, whole seconds.</summary>
internal sealed class SecondsConverter : JsonConverter<DateTimeOffset>
{
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Format(value));
}
