using System.Diagnostics;

namespace NetworkTelemetry.Prober.Http;

/// <summary>HTTP over one connection that is open already. Nothing is added on the way: no proxy, no cookies, no redirects, no retries, no tracing headers.</summary>
internal static class HttpWire
{
    public const int MaxHeaderKilobytes = 64;

    public static HttpMessageInvoker Over(Stream connection)
    {
        Stream? unused = connection;
        var handler = new SocketsHttpHandler
        {
            // A second connection would be a retry, and one that no egress rule has seen.
            ConnectCallback = (_, _) => Interlocked.Exchange(ref unused, null) is { } stream
                ? ValueTask.FromResult(stream)
                : throw new HttpIOException(HttpRequestError.ConnectionError, "the server asked to try again over another connection"),
            UseProxy = false, UseCookies = false, AllowAutoRedirect = false, MaxResponseHeadersLength = MaxHeaderKilobytes, MaxResponseDrainSize = 0,
            ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
        };
        return new HttpMessageInvoker(handler, disposeHandler: true);
    }
}
