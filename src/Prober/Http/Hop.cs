namespace NetworkTelemetry.Prober.Http;

/// <summary>One request of an exchange: the first, or one that a redirect asks for.</summary>
/// <param name="IsTrusted">It goes where the first one went, so the probe's own headers and credential may go too.</param>
internal sealed record Hop(Uri Uri, string Method, bool SendsBody, bool IsTrusted)
{
    public static Hop First(HttpAim aim) => new(aim.Uri, aim.Entry.Method, aim.Body is not null, IsTrusted: true);

    public static bool IsRedirect(int status) => status is 301 or 302 or 303 or 307 or 308;

    /// <summary>The next hop after a redirect (RFC 9110 §15.4), or why it can't be taken. Pure.</summary>
    public (Hop? Next, string? Problem) Follow(int status, Uri? location)
    {
        if (location is null || !Uri.TryCreate(Uri, location, out var to)) return (null, $"the redirect {status} names no usable Location");
        if (to.Scheme != Uri.UriSchemeHttp && to.Scheme != Uri.UriSchemeHttps) return (null, $"the redirect leads to the scheme {to.Scheme}");
        var isTrusted = IsTrusted && IsSameHost(Uri, to);
        var becomesGet = status == 303 ? Method != "HEAD" : status is 301 or 302 && Method == "POST";
        if (becomesGet) return (new Hop(to, "GET", SendsBody: false, isTrusted), null);
        return SendsBody && !isTrusted
            ? (null, $"the redirect asks to send the body to another host, {to.Host}")
            : (new Hop(to, Method, SendsBody, isTrusted), null);
    }

    // Another port is another service. From HTTP to HTTPS of the same host is the one step up that is safe.
    private static bool IsSameHost(Uri from, Uri to) =>
        string.Equals(from.IdnHost, to.IdnHost, StringComparison.OrdinalIgnoreCase)
        && ((from.Scheme == to.Scheme && from.Port == to.Port)
            || (from.Scheme == Uri.UriSchemeHttp && from.IsDefaultPort && to.Scheme == Uri.UriSchemeHttps && to.IsDefaultPort));
}
