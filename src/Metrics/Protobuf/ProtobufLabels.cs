namespace NetworkTelemetry.Metrics;

/// <summary>Turns labels from their text form into <c>LabelPair</c> messages: series keep one form only, and a scrape of this format pays for the other.</summary>
internal static class ProtobufLabels
{
    private const int LabelField = 1;
    private const int NameField = 1;
    private const int ValueField = 2;

    public static void Write(ProtobufBuffer metric, ReadOnlySpan<byte> encoded)
    {
        while (!encoded.IsEmpty)
        {
            var nameLength = encoded.IndexOf((byte)'=');
            var name = encoded[..nameLength];
            encoded = encoded[(nameLength + 2)..];
            var (length, escapes) = Measure(encoded);
            Write(metric, name, encoded[..length], escapes);
            encoded = encoded[(length + 1)..];
            if (!encoded.IsEmpty) encoded = encoded[1..];
        }
    }

    private static void Write(ProtobufBuffer metric, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, int escapes)
    {
        var valueLength = value.Length - escapes;
        metric.Start(LabelField, 2 + ProtobufBuffer.VarintLength((ulong)name.Length) + name.Length + ProtobufBuffer.VarintLength((ulong)valueLength) + valueLength);
        metric.Bytes(NameField, name);
        metric.Start(ValueField, valueLength);
        for (; escapes > 0; escapes--)
        {
            var next = value.IndexOf((byte)'\\');
            metric.Raw(value[..next]);
            metric.Raw(value[next + 1] == 'n' ? "\n"u8 : value.Slice(next + 1, 1));
            value = value[(next + 2)..];
        }

        metric.Raw(value);
    }

    /// <summary>How long the value is up to its closing quote, and how many escapes are in it.</summary>
    private static (int Length, int Escapes) Measure(ReadOnlySpan<byte> text)
    {
        var (length, escapes) = (0, 0);
        while (true)
        {
            length += text[length..].IndexOfAny((byte)'"', (byte)'\\');
            if (text[length] == '"') return (length, escapes);
            length += 2;
            escapes++;
        }
    }
}
