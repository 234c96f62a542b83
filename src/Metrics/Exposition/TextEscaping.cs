using System.Buffers;
using System.Text;

namespace NetworkTelemetry.Metrics;

internal static class TextEscaping
{
    private static readonly SearchValues<char> InLabelValue = SearchValues.Create("\\\"\n");
    private static readonly SearchValues<char> InHelp = SearchValues.Create("\\\n");

    public static void WriteLabelValue(IBufferWriter<byte> output, ReadOnlySpan<char> text) => Write(output, text, InLabelValue);

    /// <summary>OpenMetrics escapes the double quote in HELP too; the Prometheus text format does not.</summary>
    public static void WriteHelp(IBufferWriter<byte> output, ReadOnlySpan<char> text, ExpositionFormat format) =>
        Write(output, text, format == ExpositionFormat.OpenMetrics ? InLabelValue : InHelp);

    private static void Write(IBufferWriter<byte> output, ReadOnlySpan<char> text, SearchValues<char> special)
    {
        while (true)
        {
            var next = text.IndexOfAny(special);
            if (next < 0)
            {
                Encoding.UTF8.GetBytes(text, output);
                return;
            }

            Encoding.UTF8.GetBytes(text[..next], output);
            output.Write(text[next] switch { '\\' => "\\\\"u8, '"' => "\\\""u8, _ => "\\n"u8 });
            text = text[(next + 1)..];
        }
    }
}
