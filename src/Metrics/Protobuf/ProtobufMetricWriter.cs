using System.Buffers;

namespace NetworkTelemetry.Metrics;

/// <summary>
/// <c>MetricFamily</c> messages, each after its length. The length comes first, but a family of ten thousand targets has megabytes: a long one is sent as several
/// messages of the same name, as repeated fields may be, so that neither side ever holds all of it.
/// </summary>
internal sealed class ProtobufMetricWriter(ExpositionOutput output) : MetricWriter
{
    private const int PartBytes = 32 * 1024;
    private const int NameField = 1;
    private const int HelpField = 2;
    private const int TypeField = 3;
    private const int MetricField = 4;
    private const int GaugeField = 2;
    private const int CounterField = 3;
    private const int HistogramField = 7;
    private const int ValueField = 1;

    // A tag, a length, and in it a tag and a double.
    private const int ValueBytes = 2 + 1 + sizeof(double);

    private readonly ProtobufBuffer _head = new();
    private readonly ProtobufBuffer _metrics = new();
    private readonly ProtobufBuffer _labels = new();
    private readonly ProtobufBuffer _length = new();
    private readonly ProtobufHistogram _histogram = new();
    private LabelSet _last = LabelSet.Empty;
    private int _lastLength;
    private int _valueField;

    public override void Family(string name, MetricType type, string help)
    {
        EndPart();
        _head.Clear();
        _head.Text(NameField, name);
        _head.Text(HelpField, help);
        _head.Unsigned(TypeField, type switch { MetricType.Counter => 0, MetricType.Gauge => 1, _ => 4 });
        _valueField = type == MetricType.Counter ? CounterField : GaugeField;
    }

    public override void Sample(LabelSet labels, LabelSet more, double value)
    {
        Labels(labels, more);
        _metrics.Start(MetricField, _labels.Length + ValueBytes);
        _metrics.Raw(_labels.Written);
        _metrics.Start(_valueField, 1 + sizeof(double));
        _metrics.Double(ValueField, value);
        if (_metrics.Length >= PartBytes) EndPart();
    }

    public override void Histogram(LabelSet labels, ReadOnlySpan<double> bounds, ReadOnlySpan<long> counts, double sum, in NativeBuckets native)
    {
        Labels(labels, LabelSet.Empty);
        var content = _histogram.Encode(bounds, counts, sum, native);
        _metrics.Start(MetricField, _labels.Length + 1 + ProtobufBuffer.VarintLength((ulong)content.Length) + content.Length);
        _metrics.Raw(_labels.Written);
        _metrics.Bytes(HistogramField, content);
        if (_metrics.Length >= PartBytes) EndPart();
    }

    public override void Complete()
    {
        EndPart();
        output.Complete();
    }

    private void Labels(LabelSet labels, LabelSet more)
    {
        // The reasons of one series follow each other.
        if (labels != _last || _lastLength == 0)
        {
            _labels.Clear();
            ProtobufLabels.Write(_labels, labels.Encoded);
            (_last, _lastLength) = (labels, _labels.Length);
        }

        _labels.Truncate(_lastLength);
        ProtobufLabels.Write(_labels, more.Encoded);
    }

    private void EndPart()
    {
        // A family without samples is left out.
        if (_metrics.Length == 0) return;
        _length.Clear();
        _length.Varint((ulong)(_head.Length + _metrics.Length));
        output.Write(_length.Written);
        output.Write(_head.Written);
        output.Write(_metrics.Written);
        _metrics.Clear();
    }
}
