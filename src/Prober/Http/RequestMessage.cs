using System.Net;

namespace NetworkTelemetry.Prober.Http;

/// <summary>A request for HTTP/2 over a connection that the platform has not secured: for it that is "http" (see <see cref="SingleRequestStream"/>).</summary>
internal static class RequestMessage
{
    /// <inheritdoc cref="RequestHeaders.Of"/>
    public static HttpRequestMessage Create(HttpAim aim, Hop hop, string? authorization)
    {
        var message = new HttpRequestMessage(new HttpMethod(hop.Method), new UriBuilder(hop.Uri) { Scheme = Uri.UriSchemeHttp, Port = hop.Uri.Port }.Uri)
        {
            Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (hop.SendsBody) message.Content = new ByteArrayContent(aim.Body!);
        foreach (var (name, value) in RequestHeaders.Of(aim, hop, authorization))
            if (!message.Headers.TryAddWithoutValidation(name, value)) message.Content?.Headers.TryAddWithoutValidation(name, value);
        return message;
    }
}
