namespace NetworkTelemetry.Metrics.Tests.Protobuf;

internal sealed record ReadHistogram(long Count, double Sum, int Schema, double ZeroThreshold, long ZeroCount)
{
    public List<(double Bound, long Cumulative)> Classic { get; } = [];

    public List<(int Offset, int Length)> Spans { get; } = [];

    public List<long> Deltas { get; } = [];

    /// <summary>Native buckets by index, as a reader puts them together from spans and deltas.</summary>
    public SortedDictionary<int, long> Native()
    {
        var buckets = new SortedDictionary<int, long>();
        var (index, next, count) = (0, 0, 0L);
        foreach (var (offset, length) in Spans)
        {
            index += offset;
            for (var i = 0; i < length; i++) buckets.Add(index++, count += Deltas[next++]);
        }

        Assert.Equal(Deltas.Count, next);
        return buckets;
    }

    public static ReadHistogram Of(ReadOnlySpan<byte> message)
    {
        var histogram = new ReadHistogram(-1, double.NaN, int.MinValue, double.NaN, -1);
        var reader = new WireReader(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    histogram = histogram with { Count = (long)reader.Varint() };
                    break;
                case 2:
                    histogram = histogram with { Sum = reader.Double() };
                    break;
                case 3:
                    histogram.Classic.Add(Bucket(reader.Bytes()));
                    break;
                case 5:
                    histogram = histogram with { Schema = (int)reader.Signed() };
                    break;
                case 6:
                    histogram = histogram with { ZeroThreshold = reader.Double() };
                    break;
                case 7:
                    histogram = histogram with { ZeroCount = (long)reader.Varint() };
                    break;
                case 12:
                    histogram.Spans.Add(Span(reader.Bytes()));
                    break;
                case 13:
                    var deltas = new WireReader(reader.Bytes());
                    while (!deltas.IsAtEnd) histogram.Deltas.Add(deltas.Signed());
                    break;
                default:
                    Assert.Fail($"Histogram has no field {reader.Field} here");
                    break;
            }
        }

        return histogram;
    }

    private static (double Bound, long Cumulative) Bucket(ReadOnlySpan<byte> message)
    {
        var reader = new WireReader(message);
        Assert.True(reader.Next() && reader.Field == 1);
        var cumulative = (long)reader.Varint();
        Assert.True(reader.Next() && reader.Field == 2);
        return (reader.Double(), cumulative);
    }

    private static (int Offset, int Length) Span(ReadOnlySpan<byte> message)
    {
        var reader = new WireReader(message);
        Assert.True(reader.Next() && reader.Field == 1);
        var offset = (int)reader.Signed();
        Assert.True(reader.Next() && reader.Field == 2);
        return (offset, (int)reader.Varint());
    }
}
