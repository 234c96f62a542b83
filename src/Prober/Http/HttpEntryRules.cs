using NetworkTelemetry.Api.Contract.V1;

namespace NetworkTelemetry.Prober.Http;

/// <summary>What an HTTP entry must fulfil to be measured. Pure.</summary>
internal static class HttpEntryRules
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "OPTIONS"];

    /// <summary>The first rule that the entry breaks, or null.</summary>
    public static string? Check(ProbeEntry probe)
    {
        var http = probe.Http ?? new HttpEntry();
        if (http.Scheme is not ("HTTP" or "HTTPS")) return "http.scheme: must be HTTP or HTTPS";
        if (http.Port is < 1 or > 65535) return "http.port: must be from 1 to 65535";
        if (!http.Path.StartsWith('/')) return "http.path: must begin with /";
        if (!Methods.Contains(http.Method)) return $"http.method: must be one of {string.Join(", ", Methods)}";
        if (http.MaxRedirects is < 0 or > 20) return "http.maxRedirects: must be from 0 to 20";
        if (http.MaxBodyBytes is < 0 or > 104857600) return "http.maxBodyBytes: must be from 0 to 104857600";
        if (http.BodyMatch is { } match && match.Contains is null == match.Regex is null) return "http.bodyMatch: one of contains and regex must be set";

        // A line break would let a value begin another header.
        foreach (var header in http.Headers)
        {
            if (string.IsNullOrEmpty(header?.Name) || header.Value is null || header.Value.AsSpan().ContainsAny('\r', '\n', '\0'))
                return $"http.headers: {header?.Name} has no valid value";
        }

        try
        {
            _ = HttpAim.Of(probe);
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }
}
