using System.Net;
using System.Text;
using NetworkTelemetry.Api.Contract.V1;

namespace NetworkTelemetry.Prober.Http;

/// <summary>An entry made ready once for all of its rounds.</summary>
internal sealed class HttpAim
{
    private HttpAim(HttpEntry entry, Uri uri, StatusRanges expected, BodyRule? bodyRule)
    {
        Entry = entry;
        Uri = uri;
        Expected = expected;
        BodyRule = bodyRule;
        Body = entry.Body is { } body ? Encoding.UTF8.GetBytes(body) : null;
    }

    public HttpEntry Entry { get; }

    public Uri Uri { get; }

    public StatusRanges Expected { get; }

    public BodyRule? BodyRule { get; }

    public byte[]? Body { get; }

    /// <exception cref="FormatException">The entry can't be measured; the message names the field.</exception>
    public static HttpAim Of(ProbeEntry probe)
    {
        var http = probe.Http ?? new HttpEntry();
        var expected = StatusRanges.TryParse(http.ExpectedStatusCodes) ?? throw new FormatException("http.expectedStatusCodes: must be codes or rising ranges of 100 to 599");
        var host = IPAddress.TryParse(probe.Host, out var literal) && literal.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{literal}]" : probe.Host;
#pragma warning disable CA1308 // Schemes are written in lower case.
        if (!Uri.TryCreate($"{http.Scheme.ToLowerInvariant()}://{host}:{http.Port}{http.Path}", UriKind.Absolute, out var uri))
#pragma warning restore CA1308
            throw new FormatException($"http.path: \"{http.Path}\" is not a path");
        try
        {
            return new HttpAim(http, uri, expected, http.BodyMatch is { } match ? new BodyRule(match) : null);
        }
        catch (ArgumentException e)
        {
            throw new FormatException($"http.bodyMatch.regex: {e.Message}", e);
        }
    }
}
