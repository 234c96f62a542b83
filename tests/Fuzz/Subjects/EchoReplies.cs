using NetworkTelemetry.Fuzz.Engine;
using NetworkTelemetry.Prober.Icmp;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Fuzz.Subjects;

/// <summary>What an ICMP socket delivers: replies, with the IP header from raw sockets, and requests that errors quote.</summary>
internal sealed class EchoReplies() : FuzzSubject("ICMP")
{
    private const ulong Token = 0x0123456789ABCDEF, OtherToken = 0xFEDCBA9876543210;

    private static readonly byte[] TokenBytes = [0x01, 0x23, 0x45, 0x67, 0x89, 0xAB, 0xCD, 0xEF];

    public override IReadOnlyList<byte[]> Seeds { get; } =
    [
        Packet(IpFamily.V4, 0, 16), Packet(IpFamily.V4, 0, 56), Packet(IpFamily.V6, 129, 16), Packet(IpFamily.V4, 8, 16), Packet(IpFamily.V6, 128, 56),
        [0x45, .. new byte[19], .. Packet(IpFamily.V4, 0, 24)], [0x47, .. new byte[27], .. Packet(IpFamily.V4, 0, 24)],
    ];

    public override IReadOnlyList<byte[]> Words => [TokenBytes, [0x4F], [0x40]];

    // What is looked for, once for each way to read it.
    public override long MaxAllocated(int length) => 256;

    public override void Take(byte[] input)
    {
        foreach (var family in (ReadOnlySpan<IpFamily>)[IpFamily.V4, IpFamily.V6])
        {
            foreach (var mode in (ReadOnlySpan<IcmpMode>)[IcmpMode.PingSocket, IcmpMode.RawSocket])
            {
                if (EchoCodec.TryReadReply(input, family, mode, Token, out var serial)) Carries(input, serial);
                Holds(!EchoCodec.TryReadReply(input, family, mode, OtherToken, out _), "a reply to another process was taken");
            }

            if (EchoCodec.TryReadQuoted(input, family, Token, out var quoted, out var isWhole) && isWhole) Carries(input, quoted);
            Holds(!EchoCodec.TryReadQuoted(input, family, OtherToken, out _, out isWhole) || !isWhole, "the request of another process was taken");
        }
    }

    private static void Carries(ReadOnlySpan<byte> input, uint serial) =>
        Holds(input.IndexOf([.. TokenBytes, (byte)(serial >> 24), (byte)(serial >> 16), (byte)(serial >> 8), (byte)serial]) >= 0, "what was taken does not carry our token and its serial");

    private static byte[] Packet(IpFamily family, byte type, int payload)
    {
        var packet = new byte[EchoCodec.HeaderBytes + payload];
        EchoCodec.WriteRequest(packet, family, 7, 0x00050001, Token, payload);

        // The checksum of an IPv4 packet covers the type.
        if (type == 0) packet[2] += 8;
        packet[0] = type;
        return packet;
    }
}
