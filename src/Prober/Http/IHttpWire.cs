using NetworkTelemetry.Prober.Http.Messages;

namespace NetworkTelemetry.Prober.Http;

/// <summary>One request over one connection that is open already. Nothing is added on the way: no proxy, no cookies, no redirects, no retries, no tracing headers.</summary>
internal interface IHttpWire : IDisposable
{
    /// <summary>Bound of a response's head, together with those of interim responses before it.</summary>
    const int MaxHeaderKilobytes = 64;

    /// <summary>Sends the request, and returns when the head of the final response has come.</summary>
    /// <exception cref="HttpRequestException">There is no such response, or its head is too large.</exception>
    /// <exception cref="IOException">The connection broke off.</exception>
    ValueTask<ResponseHead> AskAsync(HttpAim aim, Hop hop, string? authorization, CancellationToken cancellation);

    /// <summary>The body as it is transferred, once the head has come.</summary>
    ValueTask<Stream> BodyAsync(CancellationToken cancellation);
}
