using System.Text.Json;

namespace NetworkTelemetry.Kubernetes.Client;

internal static class Discovery
{
    /// <summary>Whether an <c>APIResourceList</c> names the resource.</summary>
    public static bool Lists(ReadOnlyMemory<byte> body, string plural)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.TryGetProperty("resources", out var resources)
            && resources.ValueKind == JsonValueKind.Array
            && resources.EnumerateArray().Any(resource => resource.TryGetProperty("name", out var name) && name.ValueEquals(plural));
    }
}
