using Microsoft.Extensions.Primitives;

namespace NetworkTelemetry.Operator.Authorization;

/// <summary>RFC 6750.</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    // The API server's own tokens are about one kilobyte.
    private const int MaxLength = 16 * 1024;

    /// <summary>Null when the header has none.</summary>
    public static string? Of(StringValues authorization)
    {
        if (authorization is not [{ } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return null;
        var token = header[Scheme.Length..].Trim();
        return token.Length is > 0 and <= MaxLength ? token : null;
    }
}
