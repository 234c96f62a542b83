using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace NetworkTelemetry.LocalCluster.Api;

internal static class RequestBody
{
    public const int Limit = 3 * 1024 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Null when there is no body.</summary>
    /// <exception cref="ApiException">400: not JSON. 413: too large.</exception>
    public static async Task<JsonNode?> ReadAsync(HttpContext http)
    {
        try
        {
            using var buffer = new MemoryStream();
            await http.Request.Body.CopyToAsync(buffer, http.RequestAborted).ConfigureAwait(false);
            return buffer.Length == 0 ? null : JsonNode.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), default, Strict);
        }
        catch (JsonException exception)
        {
            throw ApiErrors.BadRequest($"error decoding the body as JSON: {exception.Message}");
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw ApiErrors.TooLarge(Limit);
        }
    }

    public static async Task<JsonObject> ReadObjectAsync(HttpContext http) =>
        await ReadAsync(http).ConfigureAwait(false) as JsonObject ?? throw ApiErrors.BadRequest("the body must be a JSON object");
}
