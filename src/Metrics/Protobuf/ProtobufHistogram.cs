namespace NetworkTelemetry.Metrics;

/// <summary>The content of a <c>Histogram</c> message: the classic buckets, and the native ones as spans of indices and differences of counts.</summary>
internal sealed class ProtobufHistogram
{
    private const int SampleCount = 1;
    private const int SampleSum = 2;
    private const int Bucket = 3;
    private const int Schema = 5;
    private const int ZeroThreshold = 6;
    private const int ZeroCount = 7;
    private const int PositiveSpan = 12;
    private const int PositiveDelta = 13;
    private const int CumulativeCount = 1;
    private const int UpperBound = 2;
    private const int SpanOffset = 1;
    private const int SpanLength = 2;

    private const int MaxReadings = 4;

    private readonly ProtobufBuffer _content = new();
    private readonly ProtobufBuffer _part = new();
    private readonly long[] _words = new long[NativeBuckets.MaxWords];
    private long[] _counts = [];

    /// <summary>Valid until the next call.</summary>
    public ReadOnlySpan<byte> Encode(ReadOnlySpan<double> bounds, ReadOnlySpan<long> counts, double sum, in NativeBuckets native)
    {
        var words = Read(counts, native);
        var total = Total(words);
        _content.Clear();
        _content.Unsigned(SampleCount, (ulong)total);
        _content.Double(SampleSum, sum);
        long cumulative = 0;
        for (var i = 0; i < bounds.Length; i++)
        {
            cumulative += _counts[i];
            _part.Clear();
            _part.Unsigned(CumulativeCount, (ulong)Math.Min(cumulative, total));
            _part.Double(UpperBound, bounds[i]);
            _content.Bytes(Bucket, _part.Written);
        }

        _content.Signed(Schema, NativeBuckets.IndexOf(words[0]));
        _content.Double(ZeroThreshold, NativeSchema.ZeroThreshold);
        _content.Unsigned(ZeroCount, (ulong)NativeBuckets.CountOf(words[0]));
        WriteSpans(words[1..]);
        WriteDeltas(words[1..]);
        return _content.Written;
    }

    /// <summary>
    /// Whoever observes does not wait for us, so the two kinds of buckets may be of different moments: then they are read again. Prometheus refuses a native
    /// histogram whose buckets are not the sample count; of the classic ones, an observation may in the end be missing until the next scrape.
    /// </summary>
    private ReadOnlySpan<long> Read(ReadOnlySpan<long> counts, in NativeBuckets native)
    {
        if (_counts.Length < counts.Length) _counts = new long[counts.Length];
        for (var reading = 1; ; reading++)
        {
            long classic = 0;
            for (var i = 0; i < counts.Length; i++) classic += _counts[i] = Volatile.Read(in counts[i]);
            var words = _words.AsSpan(0, native.CopyTo(_words));
            if (Total(words) == classic || reading == MaxReadings) return words;
        }
    }

    private void WriteSpans(ReadOnlySpan<long> buckets)
    {
        var end = 0;
        for (var first = 0; first < buckets.Length;)
        {
            var start = NativeBuckets.IndexOf(buckets[first]);
            var last = first + 1;
            while (last < buckets.Length && NativeBuckets.IndexOf(buckets[last]) == start + last - first) last++;
            _part.Clear();
            _part.Signed(SpanOffset, start - end);
            _part.Unsigned(SpanLength, (ulong)(last - first));
            _content.Bytes(PositiveSpan, _part.Written);
            end = start + last - first;
            first = last;
        }
    }

    private void WriteDeltas(ReadOnlySpan<long> buckets)
    {
        if (buckets.IsEmpty) return;
        _part.Clear();
        long before = 0;
        foreach (var bucket in buckets)
        {
            var count = NativeBuckets.CountOf(bucket);
            _part.Varint(ProtobufBuffer.ZigZag(count - before));
            before = count;
        }

        _content.Bytes(PositiveDelta, _part.Written);
    }

    private static long Total(ReadOnlySpan<long> words)
    {
        long total = 0;
        foreach (var word in words) total += NativeBuckets.CountOf(word);
        return total;
    }
}
