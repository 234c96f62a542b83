using System.Buffers.Binary;

namespace NetworkTelemetry.Prober.Dns.Messages;

/// <summary>The first twelve bytes of a message (RFC 1035 §4.1.1).</summary>
internal readonly record struct DnsHeader(ushort Id, ushort Flags, ushort Questions, ushort Answers, ushort Authorities, ushort Additionals)
{
    public const int Bytes = 12;
    public const ushort RecursionDesired = 0x0100;

    public bool IsResponse => (Flags & 0x8000) != 0;

    public int OperationCode => (Flags >> 11) & 15;

    public bool IsTruncated => (Flags & 0x0200) != 0;

    public int ResponseCode => Flags & 15;

    public static bool TryRead(ReadOnlySpan<byte> message, out DnsHeader header)
    {
        header = default;
        if (message.Length < Bytes) return false;
        header = new DnsHeader(At(message, 0), At(message, 2), At(message, 4), At(message, 6), At(message, 8), At(message, 10));
        return true;
    }

    private static ushort At(ReadOnlySpan<byte> message, int offset) => BinaryPrimitives.ReadUInt16BigEndian(message[offset..]);
}
