namespace NetworkTelemetry.Prober.Dns.Messages;

/// <summary>Goes through the sections of a message, one after the other.</summary>
internal ref struct RecordSection(int responseCode)
{
    private const ushort Internet = 1;

    /// <summary>With the upper bits of the EDNS pseudo-record, once it was there.</summary>
    public int ResponseCode { get; private set; } = responseCode;

    /// <summary>Of the last section, without the EDNS pseudo-record.</summary>
    public int Count { get; private set; }

    /// <summary>Of the last section.</summary>
    public uint? MinTtl { get; private set; }

    /// <summary>Of the first SOA record in any section so far.</summary>
    public uint? SoaSerial { get; private set; }

    /// <param name="records">Gets the records; null: they are only verified.</param>
    public void Read(ref WireReader reader, int count, List<DnsRecord>? records)
    {
        (Count, MinTtl) = (0, null);
        for (var i = 0; i < count && !reader.Failed; i++)
        {
            var name = "";
            if (records is null) reader.SkipName();
            else name = reader.Name();
            var (type, recordClass, ttl) = ((RecordType)reader.UInt16(), reader.UInt16(), reader.UInt32());
            var data = reader.Part(reader.UInt16());
            if (type == RecordType.OPT)
            {
                ResponseCode = (int)((ttl >> 24) << 4) | (ResponseCode & 15);
                continue;
            }

            if (ttl > int.MaxValue) ttl = 0;
            Count++;
            MinTtl = Math.Min(MinTtl ?? uint.MaxValue, ttl);
            if (records is null && recordClass == Internet && IsAddress(type, data.Left)) continue;

            // Class ANY and NONE belong to updates, others to museums: their data is not ours to read.
            var text = recordClass == Internet ? RecordData.ToText(type, ref data) : RecordData.ToUnknownText(ref data);
            if (data.Failed || data.Left > 0) reader.Bytes(int.MaxValue);
            if (type == RecordType.SOA && recordClass == Internet && !reader.Failed) SoaSerial ??= uint.Parse(text.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);
            records?.Add(new DnsRecord(name, type, ttl, text));
        }
    }

    private static bool IsAddress(RecordType type, int length) => (type, length) is (RecordType.A, 4) or (RecordType.AAAA, 16);
}
