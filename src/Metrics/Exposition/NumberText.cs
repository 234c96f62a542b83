using System.Globalization;

namespace NetworkTelemetry.Metrics;

/// <summary>Numbers as the exposition formats spell them: the shortest text that parses back to the same double.</summary>
internal static class NumberText
{
    public const int MaxLength = 32;

    // Below it a double is written without an exponent, and holds every whole number exactly.
    private const double MaxWhole = 1e15;

    public static int Format(double value, Span<byte> output)
    {
        if (!double.IsFinite(value))
        {
            var word = double.IsNaN(value) ? "NaN"u8 : value > 0 ? "+Inf"u8 : "-Inf"u8;
            word.CopyTo(output);
            return word.Length;
        }

        // Most samples are counts; the general way takes ten times as long. Zero may be negative.
        if (Math.Abs(value) < MaxWhole && value == Math.Truncate(value) && (value != 0 || !double.IsNegative(value)))
        {
            ((long)value).TryFormat(output, out var digits, default, CultureInfo.InvariantCulture);
            return digits;
        }

        value.TryFormat(output, out var length, default, CultureInfo.InvariantCulture);
        var exponent = output[..length].IndexOf((byte)'E');
        if (exponent >= 0)
        {
            output[exponent] = (byte)'e';
        }

        return length;
    }

    /// <summary>OpenMetrics wants canonical <c>le</c> values: a whole number is written with a fraction, <c>1.0</c>.</summary>
    public static int FormatBound(double value, Span<byte> output, ExpositionFormat format)
    {
        var length = Format(value, output);
        if (format == ExpositionFormat.OpenMetrics && double.IsFinite(value) && output[..length].IndexOfAny((byte)'.', (byte)'e') < 0)
        {
            ".0"u8.CopyTo(output[length..]);
            length += 2;
        }

        return length;
    }
}
