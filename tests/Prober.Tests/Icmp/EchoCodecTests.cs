using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.Prober.Icmp;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;

namespace NetworkTelemetry.Prober.Tests.Icmp;

public sealed class EchoCodecTests
{
    private const ulong Token = 0x0123456789abcdef;

    internal static byte[] Request(IpFamily family, uint serial, ulong token = Token, int payload = 56)
    {
        var packet = new byte[EchoCodec.HeaderBytes + payload];
        Assert.Equal(packet.Length, EchoCodec.WriteRequest(packet, family, 77, serial, token, payload));
        return packet;
    }

    internal static byte[] Reply(IpFamily family, uint serial, ulong token = Token, int payload = 56)
    {
        var packet = Request(family, serial, token, payload);
        packet[0] = family == IpFamily.V4 ? (byte)0 : (byte)129;
        (packet[2], packet[3]) = (0, 0);
        var sum = InternetChecksum.Compute(packet);
        (packet[2], packet[3]) = ((byte)(sum >> 8), (byte)sum);
        return packet;
    }

    [Theory]
    [InlineData(0, 0u, 16)]
    [InlineData(0, 65_536u, 56)]
    [InlineData(0, uint.MaxValue, 17)]
    [InlineData(1, 70_000u, 1400)]
    public void A_reply_to_our_request_is_recognised(int family, uint serial, int payload)
    {
        Assert.True(EchoCodec.TryReadReply(Reply((IpFamily)family, serial, Token, payload), (IpFamily)family, IcmpMode.PingSocket, Token, out var read));
        Assert.Equal(serial, read);
    }

    [Fact]
    public void A_raw_socket_delivers_the_ip_header_too()
    {
        byte[] header = [0x46, .. new byte[23]];
        Assert.True(EchoCodec.TryReadReply([.. header, .. Reply(IpFamily.V4, 5)], IpFamily.V4, IcmpMode.RawSocket, Token, out var serial));
        Assert.Equal(5u, serial);
    }

    [Fact]
    public void A_request_has_the_layout_of_RFC_792()
    {
        var packet = Request(IpFamily.V4, 0x1_0203);
        Assert.Equal([8, 0], packet[..2]);
        Assert.Equal([0, 77, 2, 3], packet[4..8]);
        Assert.Equal(0, InternetChecksum.Compute(packet));
    }

    [Fact]
    public void No_corrupted_IPv4_reply_is_accepted() => Prop.ForAll<int, byte>((position, mask) =>
    {
        if (mask == 0) return true;
        var packet = Reply(IpFamily.V4, 9);
        packet[(position & int.MaxValue) % packet.Length] ^= mask;
        return !EchoCodec.TryReadReply([0x45, .. new byte[19], .. packet], IpFamily.V4, IcmpMode.RawSocket, Token, out _);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Arbitrary_bytes_never_throw_and_never_pass() => Prop.ForAll<byte[], bool, bool>((bytes, v6, raw) =>
    {
        var family = v6 ? IpFamily.V6 : IpFamily.V4;
        EchoCodec.TryReadQuoted(bytes, family, Token, out _, out _);
        return !EchoCodec.TryReadReply(bytes, family, raw ? IcmpMode.RawSocket : IcmpMode.PingSocket, Token, out _);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Arbitrary_bytes_behind_a_valid_start_never_throw() => Prop.ForAll<byte[], bool>((bytes, v6) =>
    {
        byte[] packet = [(byte)(v6 ? 129 : 0x45), .. bytes];
        EchoCodec.TryReadReply(packet, v6 ? IpFamily.V6 : IpFamily.V4, v6 ? IcmpMode.PingSocket : IcmpMode.RawSocket, Token, out _);
        AncillaryData.Read(packet);
        AncillaryData.Read([(byte)(bytes.Length + 8), 0, 0, 0, 0, 0, 0, 0, .. bytes]);
        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_reply_to_another_process_is_refused() =>
        Assert.False(EchoCodec.TryReadReply(Reply(IpFamily.V4, 5, Token + 1), IpFamily.V4, IcmpMode.PingSocket, Token, out _));

    [Theory]
    [InlineData(72, true, 0x10005u)]
    [InlineData(24, true, 0x10005u)]
    [InlineData(8, false, 5u)]
    public void A_quoted_request_is_recognised_whole_or_by_its_sequence(int length, bool whole, uint expected)
    {
        Assert.True(EchoCodec.TryReadQuoted(Request(IpFamily.V4, 0x10005, payload: 64).AsSpan(0, length), IpFamily.V4, Token, out var serial, out var isWhole));
        Assert.Equal((whole, expected), (isWhole, serial));
    }
}
