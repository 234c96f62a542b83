using System.Globalization;
using System.Text;

namespace NetworkTelemetry.Api.Dns;

/// <summary>Splits the presentation form of record data (RFC 1035 §5.1) at white space. Pure.</summary>
internal static class PresentationTokens
{
    /// <summary>
    /// Text in quotes is decoded; outside of quotes escapes stay, because in a name <c>\.</c> and <c>.</c> differ. Null when a quote or
    /// an escape is not finished.
    /// </summary>
    public static IReadOnlyList<string>? Read(string text)
    {
        text = ToByteCharacters(text);
        var tokens = new List<string>();
        var token = new StringBuilder();
        var (quoted, started) = (false, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"')
            {
                quoted = !quoted;
                started = true;
            }
            else if (c == '\\')
            {
                var from = i;
                if (!TryReadEscape(text, ref i, out var escaped)) return null;
                if (quoted) token.Append(escaped);
                else token.Append(text, from, i - from + 1);
                started = true;
            }
            else if (quoted || !char.IsWhiteSpace(c))
            {
                token.Append(c);
                started = true;
            }
            else if (started)
            {
                tokens.Add(token.ToString());
                token.Clear();
                started = false;
            }
        }

        if (quoted) return null;
        if (started) tokens.Add(token.ToString());
        return tokens;
    }

    /// <summary>Bytes of UTF-8 as characters 0 to 255: the form in which received text is compared.</summary>
    public static string ToByteCharacters(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private static bool TryReadEscape(string text, ref int i, out char escaped)
    {
        escaped = '\0';
        if (i + 1 >= text.Length) return false;
        if (!char.IsAsciiDigit(text[i + 1]))
        {
            escaped = text[++i];
            return escaped < 128;
        }

        if (i + 3 >= text.Length || !byte.TryParse(text.AsSpan(i + 1, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return false;
        escaped = (char)value;
        i += 3;
        return true;
    }
}
