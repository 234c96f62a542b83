using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace NetworkTelemetry.Metrics;

/// <summary>
/// Writes families and samples as UTF-8 straight into the output. Over a <see cref="PipeWriter"/> it flushes every 32 KiB, and waits there when the reader is
/// slow, so that the memory of a scrape does not grow with the number of series. Not for use by several threads.
/// </summary>
public sealed class MetricWriter
{
    private const int FlushThreshold = 32 * 1024;
    private const int PunctuationBytes = 16;

    private readonly IBufferWriter<byte> _output;
    private readonly CancellationToken _cancellation;
    private readonly BoundTexts _bounds;
    private byte[] _name = [];
    private int _unflushed;

    public MetricWriter(IBufferWriter<byte> output, ExpositionFormat format, CancellationToken cancellation = default)
    {
        _output = output;
        Format = format;
        _bounds = new BoundTexts(format);
        _cancellation = cancellation;
    }

    public ExpositionFormat Format { get; }

    /// <summary>Starts a family. All of its samples follow before the next family starts.</summary>
    /// <param name="name">The name as Prometheus shows it: that of a counter ends in <c>_total</c>.</param>
    public void Family(string name, MetricType type, string help)
    {
        _name = Encoding.UTF8.GetBytes(name);
        var family = _name.AsSpan();
        if (Format == ExpositionFormat.OpenMetrics && type == MetricType.Counter && family.EndsWith("_total"u8))
        {
            family = family[..^"_total"u8.Length];
        }

        Write("# HELP "u8);
        Write(family);
        Write(" "u8);
        TextEscaping.WriteHelp(_output, help, Format);
        _unflushed += help.Length;
        Write("\n# TYPE "u8);
        Write(family);
        Write(type switch { MetricType.Counter => " counter\n"u8, MetricType.Gauge => " gauge\n"u8, _ => " histogram\n"u8 });
    }

    public void Sample(double value) => Sample(LabelSet.Empty, LabelSet.Empty, value);

    public void Sample(LabelSet labels, double value) => Sample(labels, LabelSet.Empty, value);

    /// <summary>A sample whose labels come in two parts: those of the series, and those shared by many series, such as a reason.</summary>
    public void Sample(LabelSet labels, LabelSet more, double value)
    {
        Write(default, labels, more, default, value);
    }

    /// <summary>The samples of one histogram series.</summary>
    /// <param name="bounds">Ascending upper bounds, without +Inf.</param>
    /// <param name="counts">Observations in each bucket, not cumulative; one more than <paramref name="bounds"/>.</param>
    public void Histogram(LabelSet labels, ReadOnlySpan<double> bounds, ReadOnlySpan<long> counts, double sum)
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

    /// <summary>Ends the exposition; nothing may be written after it.</summary>
    public void Complete()
    {
        if (Format == ExpositionFormat.OpenMetrics)
        {
            Write("# EOF\n"u8);
        }
    }

    private void Write(ReadOnlySpan<byte> suffix, LabelSet labels, LabelSet more, ReadOnlySpan<byte> le, double value)
    {
        // One piece of memory for the whole line: hundreds of thousands of lines are written in a scrape.
        var line = _output.GetSpan(_name.Length + suffix.Length + labels.Encoded.Length + more.Encoded.Length + le.Length + NumberText.MaxLength + PunctuationBytes);
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
        _output.Advance(length);
        _unflushed += length;
        if (_unflushed >= FlushThreshold) Flush();
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

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _output.Write(bytes);
        _unflushed += bytes.Length;
    }

    private void Flush()
    {
        _unflushed = 0;
        if (_output is not PipeWriter pipe)
        {
            return;
        }

        // Collectors are synchronous so that they can walk flat storage; a slow reader therefore holds this thread, bounded by the server's minimum data rate.
        var flush = pipe.FlushAsync(_cancellation);
        var result = flush.IsCompletedSuccessfully ? flush.Result : flush.AsTask().GetAwaiter().GetResult();
        if (result.IsCompleted || result.IsCanceled)
        {
            throw new OperationCanceledException("The reader of the metrics went away.");
        }
    }
}
