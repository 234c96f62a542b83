using System.Collections.Immutable;
using System.Text;

namespace NetworkTelemetry.LocalCluster.Selectors;

/// <summary>The grammar of field selectors: comparisons with commas between them; <c>\</c> escapes <c>\ , =</c> in values.</summary>
internal static class FieldSelectorParser
{
    /// <exception cref="SelectorException">Names the comparison that can't be read.</exception>
    public static ImmutableArray<FieldTerm> Read(string text) =>
        [.. Split(text).Where(part => part.Length > 0).Select(part => ReadTerm(part, text))];

    public static string Escape(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("=", "\\=", StringComparison.Ordinal);

    private static List<string> Split(string text)
    {
        var parts = new List<string>();
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == ',')
            {
                parts.Add(text[start..i]);
                start = i + 1;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }

    private static FieldTerm ReadTerm(string part, string selector)
    {
        for (int i = 0; i < part.Length; i++)
        {
            if (part[i] == '\\') i++;
            else if (part.AsSpan(i).StartsWith("!=")) return Make(i, 2, true);
            else if (part.AsSpan(i).StartsWith("==")) return Make(i, 2, false);
            else if (part[i] == '=') return Make(i, 1, false);
        }

        throw new SelectorException($"invalid selector: '{selector}'; can't understand '{part}'");

        FieldTerm Make(int at, int length, bool negated) => new(part[..at], negated, Unescape(part[(at + length)..]));
    }

    private static string Unescape(string value)
    {
        var plain = new StringBuilder(value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            if (c is ',' or '=') throw new SelectorException($"invalid field selector: unescaped character in value: {c}");
            if (c == '\\')
            {
                if (++i == value.Length) throw new SelectorException("invalid field selector: invalid escape sequence: \\");
                c = value[i];
                if (c is not (',' or '=' or '\\')) throw new SelectorException($"invalid field selector: invalid escape sequence: \\{c}");
            }

            plain.Append(c);
        }

        return plain.ToString();
    }
}
