using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NetworkTelemetry.LocalCluster.Api.Protobuf;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Api;

internal static class RequestBody
{
    public const int Limit = 3 * 1024 * 1024;

    /// <summary>Where reading ends for good, and the connection with it.</summary>
    public const int HardLimit = 64 * 1024 * 1024;

    private const int PartLength = 64 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Null when there is no body.</summary>
    /// <exception cref="ApiException">400: not JSON. 413: too large.</exception>
    public static async Task<JsonNode?> ReadAsync(HttpContext http)
    {
        try
        {
            var bytes = await ReadBytesAsync(http).ConfigureAwait(false);
            if (MediaTypes.Name(http.Request.ContentType) == ProtobufBody.MediaType)
                return ProtobufBody.Read(bytes.Span) ?? throw ApiErrors.UnsupportedMediaType(MediaTypes.Json);
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

    private static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(HttpContext http)
    {
        using var kept = new MemoryStream();
        var part = ArrayPool<byte>.Shared.Rent(PartLength);
        try
        {
            var total = 0L;
            for (int read; (read = await http.Request.Body.ReadAsync(part, http.RequestAborted).ConfigureAwait(false)) > 0;)
            {
                total += read;
                // What is too large is read to its end and thrown away: a client that is still writing would not see the answer.
                if (total <= Limit)
                    kept.Write(part, 0, read);
            }

            return total <= Limit ? kept.GetBuffer().AsMemory(0, (int)kept.Length) : throw ApiErrors.TooLarge(Limit);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(part);
        }
    }

    public static async Task<JsonObject> ReadObjectAsync(HttpContext http) =>
        await ReadAsync(http).ConfigureAwait(false) as JsonObject ?? throw ApiErrors.BadRequest("the body must be a JSON object");
}
