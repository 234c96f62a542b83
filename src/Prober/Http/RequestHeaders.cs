using System.Buffers;

namespace NetworkTelemetry.Prober.Http;

/// <summary>Which headers a request has, apart from those that describe the connection and the body's length. Pure.</summary>
internal static class RequestHeaders
{
    private const string UserAgent = "network-telemetry-prober";

    /// <summary>A key may hide in any header of the user's; these can only negotiate, and may follow a redirect to another host.</summary>
    private static readonly string[] Harmless = ["Accept", "Accept-Encoding", "Accept-Language", "Cache-Control", "User-Agent"];

    /// <summary>A second one would say where the request ends in another way than the prober does.</summary>
    private static readonly string[] Own = ["Connection", "Content-Length", "Expect", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade"];

    private static readonly SearchValues<char> Token = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Host is the first.</summary>
    /// <param name="authorization">Value of the Authorization header; stays with the first host.</param>
    public static List<KeyValuePair<string, string>> Of(HttpAim aim, Hop hop, string? authorization)
    {
        var headers = new List<KeyValuePair<string, string>>(aim.Entry.Headers.Count + 3) { new("Host", HostOf(hop.Uri)) };
        var hasUserAgent = false;
        authorization = hop.IsTrusted ? authorization : null;
        foreach (var header in aim.Entry.Headers)
        {
            if (!Goes(header.Name, hop, authorization is not null)) continue;
            if (Is(header.Name, "Host")) headers[0] = new("Host", header.Value);
            else headers.Add(new(header.Name, header.Value));
            hasUserAgent |= Is(header.Name, "User-Agent");
        }

        if (!hasUserAgent) headers.Add(new("User-Agent", UserAgent));
        if (authorization is not null) headers.Add(new("Authorization", authorization));
        return headers;
    }

    private static bool Goes(string name, Hop hop, bool hasCredential) =>
        !name.AsSpan().ContainsAnyExcept(Token) && !Own.Contains(name, StringComparer.OrdinalIgnoreCase)
        && (hop.IsTrusted || Harmless.Contains(name, StringComparer.OrdinalIgnoreCase))
        && (hop.SendsBody || !name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
        && !(hasCredential && Is(name, "Authorization"));

    private static string HostOf(Uri uri)
    {
        var host = uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;
        return uri.IsDefaultPort ? host : $"{host}:{uri.Port}";
    }

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
