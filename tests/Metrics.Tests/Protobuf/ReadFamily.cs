namespace NetworkTelemetry.Metrics.Tests.Protobuf;

internal sealed record ReadFamily(string Name, string Help, int Type, List<ReadMetric> Metrics)
{
    /// <summary>Reads a stream of delimited messages.</summary>
    public static List<ReadFamily> All(ReadOnlySpan<byte> stream)
    {
        var families = new List<ReadFamily>();
        var reader = new WireReader(stream);
        while (!reader.IsAtEnd) families.Add(Of(reader.Bytes()));
        return families;
    }

    private static ReadFamily Of(ReadOnlySpan<byte> message)
    {
        var family = new ReadFamily("", "", -1, []);
        var reader = new WireReader(message);
        while (reader.Next())
        {
            switch (reader.Field)
            {
                case 1:
                    family = family with { Name = reader.Text() };
                    break;
                case 2:
                    family = family with { Help = reader.Text() };
                    break;
                case 3:
                    family = family with { Type = (int)reader.Varint() };
                    break;
                case 4:
                    family.Metrics.Add(ReadMetric.Of(reader.Bytes()));
                    break;
                default:
                    Assert.Fail($"MetricFamily has no field {reader.Field} here");
                    break;
            }
        }

        return family;
    }
}
