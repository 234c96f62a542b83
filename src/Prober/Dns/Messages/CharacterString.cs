using System.Globalization;
using System.Text;

namespace NetworkTelemetry.Prober.Dns.Messages;

/// <summary>The <c>character-string</c> of RFC 1035 §5.1.</summary>
internal static class CharacterString
{
    public static string Quote(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length + 2).Append('"');
        foreach (var b in bytes)
        {
            if (b is < 32 or >= 127) text.Append(CultureInfo.InvariantCulture, $"\\{b:D3}");
            else if (b is (byte)'"' or (byte)'\\') text.Append('\\').Append((char)b);
            else text.Append((char)b);
        }

        return text.Append('"').ToString();
    }
}
