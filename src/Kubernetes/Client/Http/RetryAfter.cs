using System.Net;

namespace NetworkTelemetry.Kubernetes.Client;

/// <summary>The server's own word on when to come back (RFC 9110 §10.2.3), for the answers where asking again is safe.</summary>
internal static class RetryAfter
{
    public static TimeSpan? Of(HttpResponseMessage response, DateTimeOffset now)
    {
        if (response.StatusCode != HttpStatusCode.TooManyRequests && (int)response.StatusCode < 500)
            return null;
        var header = response.Headers.RetryAfter;
        var delay = header?.Delta ?? header?.Date - now;
        return delay is { } value && value < TimeSpan.Zero ? TimeSpan.Zero : delay;
    }
}
