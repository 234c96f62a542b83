using System.Globalization;
using System.Text;

namespace NetworkTelemetry.Api.Tcp;

/// <summary>Text that can stand for any bytes: UTF-8, with the escapes \r, \n, \t, \\ and \xHH for a single byte.</summary>
public static class EscapedText
{
    public const string Escapes = @"\r, \n, \t, \\ and \xHH";

    /// <summary>Null when an escape is none of <see cref="Escapes"/>.</summary>
    public static byte[]? TryDecode(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                var length = char.IsSurrogatePair(text, i) ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(i, length)));
                i += length - 1;
            }
            else if (Escape(text.AsSpan(i + 1)) is var (value, length))
            {
                bytes.Add(value);
                i += length;
            }
            else return null;
        }

        return [.. bytes];
    }

    /// <summary>Printable ASCII that decodes to the same bytes.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var value in bytes)
        {
            _ = value switch
            {
                (byte)'\r' => text.Append(@"\r"),
                (byte)'\n' => text.Append(@"\n"),
                (byte)'\t' => text.Append(@"\t"),
                (byte)'\\' => text.Append(@"\\"),
                >= 0x20 and < 0x7F => text.Append((char)value),
                _ => text.Append(CultureInfo.InvariantCulture, $@"\x{value:X2}"),
            };
        }

        return text.ToString();
    }

    private static (byte Value, int Length)? Escape(ReadOnlySpan<char> text) => text switch
    {
        ['r', ..] => ((byte)'\r', 1),
        ['n', ..] => ((byte)'\n', 1),
        ['t', ..] => ((byte)'\t', 1),
        ['\\', ..] => ((byte)'\\', 1),
        ['x', _, _, ..] when byte.TryParse(text[1..3], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) => (value, 3),
        _ => null,
    };
}
