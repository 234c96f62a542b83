namespace NetworkTelemetry.Prober.Dns.Messages;

/// <summary>Reads messages. Pure; never throws and never takes more time or memory than the message's length justifies.</summary>
internal static class DnsMessageReader
{
    /// <summary>Compression lets a message of 64 KiB name megabytes of text; a real answer has a few records.</summary>
    public const int MaxRecords = 1024;

    private const ushort Internet = 1;

    public static DnsReading Read(ReadOnlySpan<byte> bytes, out DnsMessage message)
    {
        message = new DnsMessage(default, 0, [], [], []);
        if (!DnsHeader.TryRead(bytes, out var header)) return DnsReading.Malformed;
        if (header.Questions + header.Answers + header.Authorities + header.Additionals > MaxRecords) return DnsReading.TooLarge;
        var reader = new WireReader(bytes, DnsHeader.Bytes);
        for (var i = 0; i < header.Questions && !reader.Failed; i++)
        {
            reader.Name();
            reader.UInt32();
        }

        var upperCode = 0;
        var answers = Section(ref reader, header.Answers, ref upperCode);
        var authorities = Section(ref reader, header.Authorities, ref upperCode);
        var additionals = Section(ref reader, header.Additionals, ref upperCode);
        if (reader.Failed) return DnsReading.Malformed;
        message = new DnsMessage(header, (upperCode << 4) | header.ResponseCode, answers, authorities, additionals);
        return DnsReading.Whole;
    }

    private static List<DnsRecord> Section(ref WireReader reader, int count, ref int upperCode)
    {
        var records = new List<DnsRecord>(Math.Min(count, 16));
        for (var i = 0; i < count && !reader.Failed; i++)
        {
            var name = reader.Name();
            var (type, recordClass, ttl) = ((RecordType)reader.UInt16(), reader.UInt16(), reader.UInt32());
            var data = reader.Part(reader.UInt16());
            if (type == RecordType.OPT)
            {
                upperCode = (int)(ttl >> 24);
                continue;
            }

            // Class ANY and NONE belong to updates, others to museums: their data is not ours to read.
            var text = recordClass == Internet ? RecordData.ToText(type, ref data) : RecordData.ToUnknownText(ref data);
            if (data.Failed || data.Left > 0) reader.Bytes(int.MaxValue);
            records.Add(new DnsRecord(name, type, ttl > int.MaxValue ? 0 : ttl, text));
        }

        return records;
    }
}
