using System.Globalization;
using System.Net;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.GroundTruth.Network;

/// <summary>The addresses of the simulated network: 198.18.0.0/15 (RFC 2544) and 2001:db8::/64 (RFC 3849).</summary>
internal static class Addressing
{
    public const string LocalV4 = "198.18.0.1";
    public const string LocalV6 = "2001:db8::1";

    public static byte[] RouterV4 { get; } = IPAddress.Parse("198.18.0.254").GetAddressBytes();

    private static byte[] PrefixV6 { get; } = IPAddress.Parse("2001:db8::").GetAddressBytes()[..13];

    public static byte[] RouterV6 { get; } = IPAddress.Parse("2001:db8::fffe").GetAddressBytes();

    public static string Of(int target, IpFamily family) => family == IpFamily.V4
        ? string.Create(CultureInfo.InvariantCulture, $"198.18.{1 + (target / 250)}.{1 + (target % 250)}")
        : string.Create(CultureInfo.InvariantCulture, $"2001:db8::1:{target + 1:x}");

    /// <summary>Which target has this address; -1 when none has.</summary>
    public static int TargetOf(ReadOnlySpan<byte> address) => address.Length == 4
        ? address[0] == 198 && address[1] == 18 && address[2] > 0 ? ((address[2] - 1) * 250) + address[3] - 1 : -1
        : address[..13].SequenceEqual(PrefixV6) && address[13] == 1 ? ((address[14] << 8) | address[15]) - 1 : -1;
}
