using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace NetworkTelemetry.Prober.Serving;

/// <summary>RFC 6750 bearer tokens.</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <summary>Whether the Authorization header carries this token. The comparison takes the same time wherever they differ.</summary>
    public static bool Matches(StringValues authorization, string? expected)
    {
        if (expected is null || authorization.Count != 1 || authorization[0] is not { } header || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return false;
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(header[Scheme.Length..].Trim()), Encoding.UTF8.GetBytes(expected));
    }
}
