using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.Prober.Icmp;

namespace NetworkTelemetry.Prober.Tests.Icmp;

public sealed class InternetChecksumTests
{
    [Theory]
    [InlineData("0001f203f4f5f6f7", 0x220d)] // RFC 1071 §3
    [InlineData("", 0xffff)]
    [InlineData("ff", 0x00ff)]
    [InlineData("ffffffff", 0x0000)]
    public void Known_sums(string data, int expected) => Assert.Equal(expected, InternetChecksum.Compute(Convert.FromHexString(data)));

    [Fact]
    public void Data_with_its_own_checksum_sums_to_zero() => Prop.ForAll<byte[]>(data =>
    {
        byte[] packet = [0, 0, .. data];
        var sum = InternetChecksum.Compute(packet);
        (packet[0], packet[1]) = ((byte)(sum >> 8), (byte)sum);
        return InternetChecksum.Compute(packet) == 0;
    }).QuickCheckThrowOnFailure();
}
