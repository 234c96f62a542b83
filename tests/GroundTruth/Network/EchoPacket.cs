using System.Buffers.Binary;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.GroundTruth.Network;

/// <summary>Reads IP packets with ICMP echo in them and turns requests into what comes back. Independent of the codec under test.</summary>
internal static class EchoPacket
{
    private const int TokenBytes = 8;

    public static IpFamily FamilyOf(ReadOnlySpan<byte> packet) => packet[0] >> 4 == 4 ? IpFamily.V4 : IpFamily.V6;

    public static int HeaderBytes(IpFamily family) => family == IpFamily.V4 ? 20 : 40;

    /// <summary>True for ICMP and ICMPv6.</summary>
    public static bool IsIcmp(ReadOnlySpan<byte> packet) =>
        packet.Length >= 28 && (packet[0] >> 4 == 4 ? packet[9] == 1 : packet[0] >> 4 == 6 && packet.Length >= 48 && packet[6] == 58);

    public static ReadOnlySpan<byte> Source(ReadOnlySpan<byte> packet) => FamilyOf(packet) == IpFamily.V4 ? packet[12..16] : packet[8..24];

    public static ReadOnlySpan<byte> Destination(ReadOnlySpan<byte> packet) => FamilyOf(packet) == IpFamily.V4 ? packet[16..20] : packet[24..40];

    public static ReadOnlySpan<byte> Icmp(ReadOnlySpan<byte> packet) => packet[HeaderBytes(FamilyOf(packet))..];

    public static bool IsRequest(ReadOnlySpan<byte> packet) => Icmp(packet)[0] == (FamilyOf(packet) == IpFamily.V4 ? 8 : 128);

    public static bool IsReply(ReadOnlySpan<byte> packet) => Icmp(packet)[0] == (FamilyOf(packet) == IpFamily.V4 ? 0 : 129);

    /// <summary>The prober's own number of an echo, which follows its token in the payload.</summary>
    public static uint SerialOf(ReadOnlySpan<byte> icmp) => BinaryPrimitives.ReadUInt32BigEndian(icmp[(8 + TokenBytes)..]);

    public static byte[] Reply(ReadOnlySpan<byte> request, Treatment treatment)
    {
        var family = FamilyOf(request);
        var reply = request.ToArray();
        Source(request).CopyTo(reply.AsSpan(family == IpFamily.V4 ? 16 : 24));
        Destination(request).CopyTo(reply.AsSpan(family == IpFamily.V4 ? 12 : 8));
        if (treatment.IsForeign) reply[family == IpFamily.V4 ? 14 : 12] ^= 0x40;
        if (treatment.Ttl is { } ttl) reply[family == IpFamily.V4 ? 8 : 7] = ttl;
        reply[HeaderBytes(family)] = family == IpFamily.V4 ? (byte)0 : (byte)129;
        if (family == IpFamily.V4) Checksum.Set(reply.AsSpan(0, 20), 10);
        SetIcmpChecksum(reply);
        if (treatment.IsCorrupt) reply[^1] ^= 0x10;
        return reply;
    }

    public static byte[] Error(ReadOnlySpan<byte> request, RouterError error)
    {
        var family = FamilyOf(request);
        var header = request[..HeaderBytes(family)].ToArray();
        (byte type, byte code) = (family, error) switch
        {
            (IpFamily.V4, RouterError.Unreachable) => ((byte)3, (byte)1),
            (IpFamily.V4, _) => ((byte)11, (byte)0),
            (_, RouterError.Unreachable) => ((byte)1, (byte)3),
            _ => ((byte)3, (byte)0),
        };
        byte[] packet = [.. header, type, code, 0, 0, 0, 0, 0, 0, .. request];
        if (family == IpFamily.V4)
        {
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
            Addressing.RouterV4.CopyTo(packet, 12);
            Source(request).CopyTo(packet.AsSpan(16));
            Checksum.Set(packet.AsSpan(0, 20), 10);
        }
        else
        {
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(4), (ushort)(packet.Length - 40));
            Addressing.RouterV6.CopyTo(packet, 8);
            Source(request).CopyTo(packet.AsSpan(24));
        }

        SetIcmpChecksum(packet);
        return packet;
    }

    public static bool IsIntact(ReadOnlySpan<byte> packet) => Checksum.Of(Icmp(packet), PseudoHeader(packet)) == 0;

    private static void SetIcmpChecksum(byte[] packet) => Checksum.Set(packet.AsSpan(HeaderBytes(FamilyOf(packet))), 2, PseudoHeader(packet));

    /// <summary>Of ICMPv6 the addresses, the length and the protocol are summed too (RFC 4443 §2.3).</summary>
    private static uint PseudoHeader(ReadOnlySpan<byte> packet) =>
        FamilyOf(packet) == IpFamily.V4 ? 0 : Checksum.Sum(packet[8..40]) + (uint)(packet.Length - 40) + 58;
}
