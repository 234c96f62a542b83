using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace NetworkTelemetry.Prober.Http;

/// <summary>RFC 6750 bearer tokens.</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <summary>Whether the Authorization header carries this token. Digests are compared, in constant time, so that not even the length leaks.</summary>
    public static bool Matches(StringValues authorization, string? expected)
    {
        if (expected is null || authorization.Count != 1 || authorization[0] is not { } header || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)) return false;
        return CryptographicOperations.FixedTimeEquals(Digest(header[Scheme.Length..].Trim()), Digest(expected));
    }

    private static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
