using System.Security.Cryptography;
using System.Text;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Short hashes for names and labels: lower-case hexadecimal, the same on every machine.</summary>
internal static class ContentHash
{
    public static string Of(string text, int length) => Of(Encoding.UTF8.GetBytes(text), length);

    public static string Of(ReadOnlySpan<byte> content, int length) => Convert.ToHexStringLower(SHA256.HashData(content))[..length];
}
