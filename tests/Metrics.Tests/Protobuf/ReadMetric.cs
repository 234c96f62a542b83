namespace NetworkTelemetry.Metrics.Tests.Protobuf;

internal sealed record ReadMetric(List<(string Name, string Value)> Labels, double? Gauge, double? Counter, ReadHistogram? Histogram)
{
    public static ReadMetric Of(ReadOnlySpan<byte> message)
    {
        var metric = new ReadMetric([], null, null, null);
        var reader = new WireReader(message);
        while (reader.Next())
        {
            var content = reader.Bytes();
            switch (reader.Field)
            {
                case 1:
                    metric.Labels.Add(Label(content));
                    break;
                case 2:
                    metric = metric with { Gauge = Value(content) };
                    break;
                case 3:
                    metric = metric with { Counter = Value(content) };
                    break;
                case 7:
                    metric = metric with { Histogram = ReadHistogram.Of(content) };
                    break;
                default:
                    Assert.Fail($"Metric has no field {reader.Field} here");
                    break;
            }
        }

        return metric;
    }

    private static (string Name, string Value) Label(ReadOnlySpan<byte> message)
    {
        var reader = new WireReader(message);
        Assert.True(reader.Next() && reader.Field == 1);
        var name = reader.Text();
        Assert.True(reader.Next() && reader.Field == 2);
        var value = reader.Text();
        Assert.True(reader.IsAtEnd);
        return (name, value);
    }

    private static double Value(ReadOnlySpan<byte> message)
    {
        var reader = new WireReader(message);
        Assert.True(reader.Next() && reader.Field == 1);
        var value = reader.Double();
        Assert.True(reader.IsAtEnd);
        return value;
    }
}
