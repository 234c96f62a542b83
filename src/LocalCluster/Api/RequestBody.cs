using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NetworkTelemetry.LocalCluster.Api.Protobuf;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Api;

internal static class RequestBody
{
    public const int Limit = 3 * 1024 * 1024;

    /// <summary>Where reading ends for good, whether the client said a length or not.</summary>
    public const int HardLimit = 4 * Limit;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Null when there is no body.</summary>
    /// <exception cref="ApiException">400: not JSON. 413: too large.</exception>
    public static async Task<JsonNode?> ReadAsync(HttpContext http)
    {
        try
        {
            // Answered before the body is read, so that Kestrel reads it to its end and the client gets to see the answer.
            if (http.Request.ContentLength > Limit)
                throw ApiErrors.TooLarge(Limit);
            using var buffer = new MemoryStream();
            await http.Request.Body.CopyToAsync(buffer, http.RequestAborted).ConfigureAwait(false);
            var bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
            if (MediaTypes.Name(http.Request.ContentType) == ProtobufBody.MediaType)
                return ProtobufBody.Read(bytes.Span) ?? throw ApiErrors.UnsupportedMediaType(MediaTypes.Json);
            if (bytes.Length > Limit)
                throw ApiErrors.TooLarge(Limit);
            if (!JsonText.IsUnicode(bytes.Span))
                throw ApiErrors.BadRequest("error decoding the body as JSON: it is not valid UTF-8");
            return bytes.IsEmpty ? null : JsonNode.Parse(bytes.Span, default, Strict);
        }
        catch (JsonException exception)
        {
            throw ApiErrors.BadRequest($"error decoding the body as JSON: {exception.Message}");
        }
        catch (FormatException exception)
        {
            throw ApiErrors.BadRequest($"error decoding the body as protobuf: {exception.Message}");
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw ApiErrors.TooLarge(Limit);
        }
    }

    public static async Task<JsonObject> ReadObjectAsync(HttpContext http) =>
        await ReadAsync(http).ConfigureAwait(false) as JsonObject ?? throw ApiErrors.BadRequest("the body must be a JSON object");
}
