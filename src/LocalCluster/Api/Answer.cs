using System.Buffers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NetworkTelemetry.LocalCluster.Builtin;
using NetworkTelemetry.LocalCluster.Store;
using NetworkTelemetry.LocalCluster.Tables;

namespace NetworkTelemetry.LocalCluster.Api;

/// <summary>Writes responses.</summary>
internal static class Answer
{
    public static async Task JsonAsync(HttpContext http, JsonNode body, int code = StatusCodes.Status200OK, string contentType = MediaTypes.Json)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        JsonUtf8.Write(body, buffer);
        await BytesAsync(http, buffer.WrittenMemory, code, contentType).ConfigureAwait(false);
    }

    /// <summary>An object, or the table of it when the client asks for one.</summary>
    public static Task ObjectAsync(ApiCall call, StoredObject stored, DateTimeOffset now, int code = StatusCodes.Status200OK)
    {
        var definition = call.Target.Definition;
        return MediaTypes.Negotiate(call.Http.Request.Headers.Accept) == Representation.Table
            ? JsonAsync(call.Http, ResourceTable.Build(definition, [View(definition, stored)], Included(call), VersionOf(stored), now), code)
            : BytesAsync(call.Http, Utf8(definition, stored), code, MediaTypes.Json);
    }

    public static JsonObject View(ResourceDefinition definition, StoredObject stored)
    {
        var obj = stored.Read();
        return stored.ApiVersion == definition.ApiVersion ? obj : definition.FromStorage(obj);
    }

    /// <summary>The stored text itself where the version is the stored one.</summary>
    public static ReadOnlyMemory<byte> Utf8(ResourceDefinition definition, StoredObject stored) =>
        stored.ApiVersion == definition.ApiVersion ? stored.Utf8 : JsonUtf8.Text(definition.FromStorage(stored.Read()));

    /// <exception cref="ApiException">The parameter is none of the three words.</exception>
    public static IncludeObject Included(ApiCall call) => call.Query("includeObject") switch
    {
        null or "Metadata" => IncludeObject.Metadata,
        "None" => IncludeObject.None,
        "Object" => IncludeObject.Object,
        var other => throw ApiErrors.BadRequest($"invalid includeObject \"{other}\": one of None, Metadata, Object"),
    };

    private static JsonObject VersionOf(StoredObject stored) => new() { ["resourceVersion"] = $"{stored.ResourceVersion}" };

    public static async Task BytesAsync(HttpContext http, ReadOnlyMemory<byte> body, int code, string contentType)
    {
        http.Response.StatusCode = code;
        http.Response.ContentType = contentType;
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted).ConfigureAwait(false);
    }
}
