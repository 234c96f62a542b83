using System.Buffers.Binary;

namespace NetworkTelemetry.Prober.Dns.Messages;

/// <summary>Writes queries: one question, recursion desired, EDNS(0).</summary>
internal static class DnsQuery
{
    /// <summary>The UDP payload that we say we take: fits into one packet on any path (DNS Flag Day 2020).</summary>
    public const int PayloadBytes = 1232;

    public const int MaxBytes = DnsHeader.Bytes + DomainName.MaxBytes + 4 + OptionRecordBytes;
    private const int OptionRecordBytes = 11;

    /// <summary>Length of the message; 0 when the question's name is no name. The buffer must have <see cref="MaxBytes"/>.</summary>
    public static int Write(Span<byte> buffer, ushort id, DnsQuestion question)
    {
        buffer[..MaxBytes].Clear();
        BinaryPrimitives.WriteUInt16BigEndian(buffer, id);
        BinaryPrimitives.WriteUInt16BigEndian(buffer[2..], DnsHeader.RecursionDesired);
        BinaryPrimitives.WriteUInt16BigEndian(buffer[4..], 1);
        BinaryPrimitives.WriteUInt16BigEndian(buffer[10..], 1);
        if (!DomainName.TryWrite(question.Name, buffer[DnsHeader.Bytes..], out var name)) return 0;

        var rest = buffer[(DnsHeader.Bytes + name)..];
        BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)question.Type);
        BinaryPrimitives.WriteUInt16BigEndian(rest[2..], 1);

        // The owner of OPT is the root: a zero byte that is there already; its class is the payload size.
        BinaryPrimitives.WriteUInt16BigEndian(rest[5..], (ushort)RecordType.OPT);
        BinaryPrimitives.WriteUInt16BigEndian(rest[7..], PayloadBytes);
        return DnsHeader.Bytes + name + 4 + OptionRecordBytes;
    }
}
