using System.Text.Json;
using NetworkTelemetry.Testing;

namespace NetworkTelemetry.Api.Tests.Contract;

/// <summary>The golden files are indented for people; what is compared is brought into the same form.</summary>
internal static class GoldenJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Read(string name) => Repository.Read("tests", "Api.Tests", "Contract", "Golden", name);

    public static string Indent(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json), Indented) + "\n";
}
