using System.Net;

namespace NetworkTelemetry.Prober.Http;

/// <summary>What is sent.</summary>
internal static class RequestMessage
{
    private const string UserAgent = "network-telemetry-prober";

    /// <summary>A key may hide in any header of the user's; these can only negotiate, and may follow a redirect to another host.</summary>
    private static readonly string[] Harmless = ["Accept", "Accept-Encoding", "Accept-Language", "Cache-Control", "User-Agent"];

    /// <param name="authorization">Value of the Authorization header; stays with the first host.</param>
    public static HttpRequestMessage Create(HttpAim aim, Hop hop, Version version, string? authorization)
    {
        var message = new HttpRequestMessage(new HttpMethod(hop.Method), hop.Uri) { Version = version, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        if (hop.SendsBody) message.Content = new ByteArrayContent(aim.Body!);
        foreach (var header in aim.Entry.Headers)
        {
            if (!hop.IsTrusted && !Harmless.Contains(header.Name, StringComparer.OrdinalIgnoreCase)) continue;
            if (header.Name.Equals("Host", StringComparison.OrdinalIgnoreCase)) message.Headers.Host = header.Value;
            else if (!message.Headers.TryAddWithoutValidation(header.Name, header.Value)) message.Content?.Headers.TryAddWithoutValidation(header.Name, header.Value);
        }

        if (!message.Headers.Contains("User-Agent")) message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        if (version == HttpVersion.Version11) message.Headers.ConnectionClose = true;
        if (authorization is null || !hop.IsTrusted) return message;
        message.Headers.Remove("Authorization");
        message.Headers.TryAddWithoutValidation("Authorization", authorization);
        return message;
    }
}
