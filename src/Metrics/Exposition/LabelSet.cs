using System.Buffers;
using System.Text;

namespace NetworkTelemetry.Metrics;

/// <summary>Labels in the form they are written in (<c>a="b",c="d"</c>, escaped UTF-8), encoded once so that a scrape only copies bytes.</summary>
public sealed class LabelSet
{
    private readonly byte[] _encoded;

    private LabelSet(byte[] encoded) => _encoded = encoded;

    public static LabelSet Empty { get; } = new([]);

    public bool IsEmpty => _encoded.Length == 0;

    internal ReadOnlySpan<byte> Encoded => _encoded;

    /// <exception cref="ArgumentException">The counts differ, or a name is not a valid label name.</exception>
    public static LabelSet Create(ReadOnlySpan<string> names, ReadOnlySpan<string> values)
    {
        if (names.Length != values.Length)
        {
            throw new ArgumentException($"{names.Length} label names need as many values, but {values.Length} were given.", nameof(values));
        }

        if (names.IsEmpty)
        {
            return Empty;
        }

        var buffer = new ArrayBufferWriter<byte>(64);
        for (var i = 0; i < names.Length; i++)
        {
            if (!MetricNames.IsLabelName(names[i]))
            {
                throw new ArgumentException($"\"{names[i]}\" is not a label name.", nameof(names));
            }

            if (i > 0)
            {
                buffer.Write(","u8);
            }

            Encoding.UTF8.GetBytes(names[i], buffer);
            buffer.Write("=\""u8);
            TextEscaping.WriteLabelValue(buffer, values[i]);
            buffer.Write("\""u8);
        }

        return new LabelSet(buffer.WrittenSpan.ToArray());
    }

    public static LabelSet Create(string name, string value) => Create([name], [value]);

    public override string ToString() => Encoding.UTF8.GetString(_encoded);
}
