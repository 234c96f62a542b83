using System.Diagnostics;
using System.Text;
using NetworkTelemetry.Prober.Http.Messages;

namespace NetworkTelemetry.Prober.Http;

/// <summary>HTTP/2, which is the platform's, over a connection that is secured already.</summary>
internal sealed class Http2Wire(Stream connection) : IHttpWire
{
    private readonly HttpMessageInvoker _invoker = new(HandlerOver(new SingleRequestStream(connection)), disposeHandler: true);
    private HttpResponseMessage? _response;

    public async ValueTask<ResponseHead> AskAsync(HttpAim aim, Hop hop, string? authorization, CancellationToken cancellation)
    {
        using var request = RequestMessage.Create(aim, hop, authorization);
        _response = await _invoker.SendAsync(request, cancellation);
        var content = _response.Content.Headers;
        return new ResponseHead(
            (int)_response.StatusCode, _response.Version.Major + (_response.Version.Minor / 10.0), _response.Headers.Location?.OriginalString, content.ContentType?.ToString(),
            content.ContentEncoding.Count == 0 ? null : string.Join(", ", content.ContentEncoding), hop.Method == "HEAD" ? null : content.ContentLength);
    }

    public async ValueTask<Stream> BodyAsync(CancellationToken cancellation) => await _response!.Content.ReadAsStreamAsync(cancellation);

    public void Dispose()
    {
        _response?.Dispose();
        _invoker.Dispose();
    }

    private static SocketsHttpHandler HandlerOver(Stream connection)
    {
        Stream? unused = connection;
        return new SocketsHttpHandler
        {
            // A second connection would be a retry, and one that no egress rule has seen.
            ConnectCallback = (_, _) => Interlocked.Exchange(ref unused, null) is { } stream
                ? ValueTask.FromResult(stream)
                : throw new HttpIOException(HttpRequestError.ConnectionError, "the server asked to try again over another connection"),
            UseProxy = false, UseCookies = false, AllowAutoRedirect = false, MaxResponseHeadersLength = IHttpWire.MaxHeaderKilobytes, MaxResponseDrainSize = 0,
            RequestHeaderEncodingSelector = static (_, _) => Encoding.UTF8, ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
        };
    }
}
