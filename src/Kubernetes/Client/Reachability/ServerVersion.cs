using System.Text.Json;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>The answer of <c>/version</c>.</summary>
internal static class ServerVersion
{
    /// <returns>For example v1.32.4; null when this is not the answer of an API server.</returns>
    public static string? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("gitVersion", out var version)
                ? version.GetString()
                : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
