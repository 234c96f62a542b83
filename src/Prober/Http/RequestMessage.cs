using System.Net;

namespace NetworkTelemetry.Prober.Http;

/// <summary>A request for HTTP/2.</summary>
internal static class RequestMessage
{
    /// <inheritdoc cref="RequestHeaders.Of"/>
    public static HttpRequestMessage Create(HttpAim aim, Hop hop, string? authorization)
    {
        var message = new HttpRequestMessage(new HttpMethod(hop.Method), hop.Uri) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        if (hop.SendsBody) message.Content = new ByteArrayContent(aim.Body!);
        foreach (var (name, value) in RequestHeaders.Of(aim, hop, authorization))
            if (!message.Headers.TryAddWithoutValidation(name, value)) message.Content?.Headers.TryAddWithoutValidation(name, value);
        return message;
    }
}
