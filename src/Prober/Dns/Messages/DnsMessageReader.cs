namespace NetworkTelemetry.Prober.Dns.Messages;

/// <summary>Reads messages. Pure; never throws and never takes more time or memory than the message's length justifies.</summary>
internal static class DnsMessageReader
{
    /// <summary>Compression lets a message of 64 KiB name megabytes of text; a real answer has a few records.</summary>
    public const int MaxRecords = 1024;

    public static DnsReading Read(ReadOnlySpan<byte> bytes, out DnsMessage message)
    {
        var (answers, authorities, additionals) = (new List<DnsRecord>(), new List<DnsRecord>(), new List<DnsRecord>());
        var reading = Walk(bytes, answers, authorities, additionals, out var header, out var figures);
        message = reading == DnsReading.Whole ? new DnsMessage(header, figures, answers, authorities, additionals) : new DnsMessage(default, default, [], [], []);
        return reading;
    }

    /// <summary>Comes to the same verdict without keeping the records, and for addresses without allocating anything.</summary>
    public static DnsReading Scan(ReadOnlySpan<byte> bytes, out MessageFigures figures) => Walk(bytes, null, null, null, out _, out figures);

    private static DnsReading Walk(
        ReadOnlySpan<byte> bytes, List<DnsRecord>? answers, List<DnsRecord>? authorities, List<DnsRecord>? additionals, out DnsHeader header, out MessageFigures figures)
    {
        figures = default;
        if (!DnsHeader.TryRead(bytes, out header)) return DnsReading.Malformed;
        if (header.Questions + header.Answers + header.Authorities + header.Additionals > MaxRecords) return DnsReading.TooLarge;
        var reader = new WireReader(bytes, DnsHeader.Bytes);
        for (var i = 0; i < header.Questions && !reader.Failed; i++)
        {
            reader.SkipName();
            reader.UInt32();
        }

        var section = new RecordSection(header.ResponseCode);
        section.Read(ref reader, header.Answers, answers);
        var (answerCount, minTtl) = (section.Count, section.MinTtl);
        section.Read(ref reader, header.Authorities, authorities);
        var (authorityCount, serial) = (section.Count, section.SoaSerial);
        section.Read(ref reader, header.Additionals, additionals);
        if (reader.Failed) return DnsReading.Malformed;
        figures = new MessageFigures(section.ResponseCode, answerCount, authorityCount, section.Count, minTtl, serial);
        return DnsReading.Whole;
    }
}
