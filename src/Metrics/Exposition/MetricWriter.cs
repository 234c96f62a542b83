using System.Buffers;

namespace NetworkTelemetry.Metrics;

/// <summary>Writes families and samples straight into the output, in the format that the scrape asked for. Not for use by several threads.</summary>
public abstract class MetricWriter
{
    private protected MetricWriter()
    {
    }

    /// <summary>Over a <see cref="System.IO.Pipelines.PipeWriter"/> it flushes now and then, all but the last part.</summary>
    public static MetricWriter Create(IBufferWriter<byte> output, ExpositionFormat format, CancellationToken cancellation = default)
    {
        var destination = new ExpositionOutput(output, cancellation);
        return format == ExpositionFormat.Protobuf ? new ProtobufMetricWriter(destination) : new TextMetricWriter(destination, format);
    }

    /// <summary>Starts a family. All of its samples follow before the next family starts.</summary>
    /// <param name="name">The name as Prometheus shows it: that of a counter ends in <c>_total</c>.</param>
    public abstract void Family(string name, MetricType type, string help);

    public void Sample(double value) => Sample(LabelSet.Empty, LabelSet.Empty, value);

    public void Sample(LabelSet labels, double value) => Sample(labels, LabelSet.Empty, value);

    /// <summary>A sample whose labels come in two parts: those of the series, and those shared by many series, such as a reason.</summary>
    public abstract void Sample(LabelSet labels, LabelSet more, double value);

    /// <summary>One histogram series. It may go on counting meanwhile: what is written is consistent in itself.</summary>
    /// <param name="bounds">Ascending upper bounds, without +Inf.</param>
    /// <param name="counts">Observations in each bucket, not cumulative; one more than <paramref name="bounds"/>.</param>
    /// <param name="native">The same observations; left out by the formats that have no native histograms.</param>
    public abstract void Histogram(LabelSet labels, ReadOnlySpan<double> bounds, ReadOnlySpan<long> counts, double sum, in NativeBuckets native);

    /// <summary>Ends the exposition; nothing may be written after it.</summary>
    public abstract void Complete();
}
