using System.Buffers;
using System.Text;

namespace NetworkTelemetry.Metrics;

/// <summary>The Prometheus text format 0.0.4 and OpenMetrics 1.0.</summary>
internal sealed class TextMetricWriter(ExpositionOutput output, ExpositionFormat format) : MetricWriter
{
    private const int PunctuationBytes = 16;

    private readonly BoundTexts _bounds = new(format);
    private byte[] _name = [];

    public override void Family(string name, MetricType type, string help)
    {
        _name = Encoding.UTF8.GetBytes(name);
        var family = _name.AsSpan();
        if (format == ExpositionFormat.OpenMetrics && type == MetricType.Counter && family.EndsWith("_total"u8)) family = family[..^"_total"u8.Length];

        output.Write("# HELP "u8);
        output.Write(family);
        output.Write(" "u8);
        TextEscaping.WriteHelp(output, help, format);
        output.Write("\n# TYPE "u8);
        output.Write(family);
        output.Write(type switch { MetricType.Counter => " counter\n"u8, MetricType.Gauge => " gauge\n"u8, _ => " histogram\n"u8 });
    }

    public override void Sample(LabelSet labels, LabelSet more, double value) => Write(default, labels, more, default, value);

    public override void Histogram(LabelSet labels, ReadOnlySpan<double> bounds, ReadOnlySpan<long> counts, double sum, in NativeBuckets native)
    {
        var texts = _bounds.Of(bounds);
        long cumulative = 0;
        for (var i = 0; i <= bounds.Length; i++)
        {
            cumulative += counts[i];
            Write("_bucket"u8, labels, LabelSet.Empty, texts[i], cumulative);
        }

        Write("_sum"u8, labels, LabelSet.Empty, default, sum);
        Write("_count"u8, labels, LabelSet.Empty, default, cumulative);
    }

    public override void Complete()
    {
        if (format == ExpositionFormat.OpenMetrics) output.Write("# EOF\n"u8);
        output.Complete();
    }

    private void Write(ReadOnlySpan<byte> suffix, LabelSet labels, LabelSet more, ReadOnlySpan<byte> le, double value)
    {
        // One piece of memory for the whole line: hundreds of thousands of lines are written in a scrape.
        var line = output.GetSpan(_name.Length + suffix.Length + labels.Encoded.Length + more.Encoded.Length + le.Length + NumberText.MaxLength + PunctuationBytes);
        var length = 0;
        Append(line, ref length, _name);
        Append(line, ref length, suffix);
        var separator = (byte)'{';
        AppendLabels(line, ref length, ref separator, labels.Encoded);
        AppendLabels(line, ref length, ref separator, more.Encoded);
        if (!le.IsEmpty)
        {
            line[length++] = separator;
            separator = (byte)',';
            Append(line, ref length, "le=\""u8);
            Append(line, ref length, le);
            line[length++] = (byte)'"';
        }

        if (separator == ',') line[length++] = (byte)'}';
        line[length++] = (byte)' ';
        length += NumberText.Format(value, line[length..]);
        line[length++] = (byte)'\n';
        output.Advance(length);
    }

    private static void AppendLabels(Span<byte> line, ref int length, ref byte separator, ReadOnlySpan<byte> labels)
    {
        if (labels.IsEmpty) return;
        line[length++] = separator;
        separator = (byte)',';
        Append(line, ref length, labels);
    }

    private static void Append(Span<byte> line, ref int length, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(line[length..]);
        length += bytes.Length;
    }
}
