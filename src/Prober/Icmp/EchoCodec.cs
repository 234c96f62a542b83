using System.Buffers.Binary;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Icmp;

/// <summary>
/// Writes echo requests and recognises what comes back (RFC 792, RFC 4443). The payload starts with a token that is random for each process and a serial number:
/// identifier and sequence alone would let a late reply, or one to another process, pass for ours.
/// </summary>
internal static class EchoCodec
{
    public const int HeaderBytes = 8;
    public const int TokenBytes = 16;
    private const int MinIPv4HeaderBytes = 20;

    /// <summary>Returns the length of the packet. Its sequence is the low half of the serial.</summary>
    public static int WriteRequest(Span<byte> packet, IpFamily family, ushort identifier, uint serial, ulong token, int payloadBytes)
    {
        packet = packet[..(HeaderBytes + payloadBytes)];
        packet[0] = RequestType(family);
        packet[1] = 0;
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], 0);
        BinaryPrimitives.WriteUInt16BigEndian(packet[4..], identifier);
        BinaryPrimitives.WriteUInt16BigEndian(packet[6..], (ushort)serial);
        BinaryPrimitives.WriteUInt64BigEndian(packet[8..], token);
        BinaryPrimitives.WriteUInt32BigEndian(packet[16..], serial);
        BinaryPrimitives.WriteUInt32BigEndian(packet[20..], 0);
        for (var i = HeaderBytes + TokenBytes; i < packet.Length; i++) packet[i] = (byte)i;

        // Of ICMPv6 the kernel computes the checksum, because only it knows the source address.
        if (family == IpFamily.V4) BinaryPrimitives.WriteUInt16BigEndian(packet[2..], InternetChecksum.Compute(packet));
        return packet.Length;
    }

    /// <summary>True for an intact echo reply to a request of this process.</summary>
    /// <param name="mode">Raw IPv4 sockets deliver the IP header too, and packets before the kernel verifies them.</param>
    public static bool TryReadReply(ReadOnlySpan<byte> packet, IpFamily family, IcmpMode mode, ulong token, out uint serial)
    {
        serial = 0;
        var isUnverified = family == IpFamily.V4 && mode == IcmpMode.RawSocket;
        if (isUnverified)
        {
            if (packet.Length < MinIPv4HeaderBytes) return false;
            var header = (packet[0] & 0x0F) * 4;
            if (header < MinIPv4HeaderBytes || packet.Length < header) return false;
            packet = packet[header..];
        }

        if (packet.Length < HeaderBytes + TokenBytes || packet[0] != ReplyType(family) || packet[1] != 0) return false;
        if (isUnverified && InternetChecksum.Compute(packet) != 0) return false;
        return TryReadSerial(packet, token, out serial) && (ushort)serial == BinaryPrimitives.ReadUInt16BigEndian(packet[6..]);
    }

    /// <summary>
    /// Reads the request that an ICMP error quotes. Old routers quote no more than the ICMP header: then <paramref name="serial"/> holds the sequence alone and
    /// <paramref name="isWhole"/> is false.
    /// </summary>
    public static bool TryReadQuoted(ReadOnlySpan<byte> quoted, IpFamily family, ulong token, out uint serial, out bool isWhole)
    {
        serial = 0;
        isWhole = false;
        if (quoted.Length < HeaderBytes || quoted[0] != RequestType(family) || quoted[1] != 0) return false;
        if (quoted.Length < HeaderBytes + TokenBytes)
        {
            serial = BinaryPrimitives.ReadUInt16BigEndian(quoted[6..]);
            return true;
        }

        isWhole = true;
        return TryReadSerial(quoted, token, out serial);
    }

    private static bool TryReadSerial(ReadOnlySpan<byte> packet, ulong token, out uint serial)
    {
        serial = BinaryPrimitives.ReadUInt32BigEndian(packet[16..]);
        return BinaryPrimitives.ReadUInt64BigEndian(packet[8..]) == token;
    }

    private static byte RequestType(IpFamily family) => family == IpFamily.V4 ? (byte)8 : (byte)128;

    private static byte ReplyType(IpFamily family) => family == IpFamily.V4 ? (byte)0 : (byte)129;
}
