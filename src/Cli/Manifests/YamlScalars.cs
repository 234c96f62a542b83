using System.Globalization;
using System.Text.Json.Nodes;

namespace NetworkTelemetry.Cli.Manifests;

/// <summary>What a plain scalar says by the rules of YAML 1.1, which kubectl speaks: <c>on</c> is true, <c>0644</c> is 420, <c>1_000</c> is 1000.</summary>
internal static class YamlScalars
{
    private const string Digits = "0123456789abcdef";

    public static JsonValue? Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" or "y" or "Y" => JsonValue.Create(true),
        "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" or "n" or "N" => JsonValue.Create(false),
        ['_', ..] => JsonValue.Create(text),
        _ => Number(text.Replace("_", "", StringComparison.Ordinal)) ?? JsonValue.Create(text),
    };

    // What is no integer may be a number still: 08, and more than 64 bits in decimal.
    private static JsonValue? Number(string text) =>
        Integer(text) is { } integer ? integer <= long.MaxValue ? JsonValue.Create((long)integer) : JsonValue.Create((double)integer)
        : HasOnlySignsOfNumbers(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? JsonValue.Create(number)
        : null;

    private static Int128? Integer(string text)
    {
        var (sign, unsigned) = text[0] switch { '-' => (-1, text[1..]), '+' => (1, text[1..]), _ => (1, text) };
        var (radix, digits) = unsigned switch
        {
            ['0', 'x' or 'X', .. var rest] => (16, rest),
            ['0', 'o' or 'O', .. var rest] => (8, rest),
            ['0', 'b' or 'B', .. var rest] => (2, rest),
            ['0', _, ..] => (8, unsigned),
            _ => (10, unsigned),
        };
        return Magnitude(digits, radix) is { } magnitude && sign * magnitude >= long.MinValue ? sign * magnitude : null;
    }

    /// <returns>Null when it is not one of at most 64 bits.</returns>
    private static Int128? Magnitude(string digits, int radix)
    {
        Int128 value = 0;
        foreach (var character in digits)
        {
            var digit = Digits.IndexOf(char.ToLowerInvariant(character), StringComparison.Ordinal);
            value = value * radix + digit;
            if (digit < 0 || digit >= radix || value > ulong.MaxValue) return null;
        }

        return digits.Length > 0 ? value : null;
    }

    // .NET has words for numbers, too: "-Infinity".
    private static bool HasOnlySignsOfNumbers(string text) => text.All(c => char.IsAsciiDigit(c) || c is '.' or '-' or '+' or 'e' or 'E');
}
