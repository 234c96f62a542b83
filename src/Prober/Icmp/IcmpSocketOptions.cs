using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;

namespace NetworkTelemetry.Prober.Icmp;

/// <summary>Options of ICMP sockets.</summary>
internal static unsafe class IcmpSocketOptions
{
    private const int ReceiveBufferBytes = 4 * 1024 * 1024;

    /// <summary>Receive stamps, the time to live, a large buffer, the error queue, and on raw sockets nothing but echo replies.</summary>
    public static void Set(int descriptor, IpFamily family, IcmpMode mode)
    {
        const int ReceiveBuffer = 8, ReceiveBufferForce = 33, ReceiveErrorV4 = 11, ReceiveErrorV6 = 25, ReceiveTimeToLive = 12, ReceiveHopLimit = 51;
        KernelStamps.Ask(descriptor);

        // FORCE passes net.core.rmem_max and needs CAP_NET_ADMIN; a smaller buffer than wished for is no failure.
        if (!Set(descriptor, LinuxSocket.Level, ReceiveBufferForce, ReceiveBufferBytes)) Set(descriptor, LinuxSocket.Level, ReceiveBuffer, ReceiveBufferBytes);
        Set(descriptor, LevelOf(family), family == IpFamily.V4 ? ReceiveErrorV4 : ReceiveErrorV6, 1);
        Set(descriptor, LevelOf(family), family == IpFamily.V4 ? ReceiveTimeToLive : ReceiveHopLimit, 1);
        if (mode == IcmpMode.RawSocket) AcceptOnlyEchoReplies(descriptor, family);
    }

    public static int ReceiveBufferOf(int descriptor)
    {
        const int ReceiveBuffer = 8;
        var bytes = 0;
        uint length = sizeof(int);
        return Libc.GetSocketOption(descriptor, LinuxSocket.Level, ReceiveBuffer, &bytes, &length) == 0 ? bytes : 0;
    }

    /// <summary>The octet that holds the DSCP.</summary>
    public static bool SetTrafficClass(int descriptor, IpFamily family, int value)
    {
        const int TypeOfService = 1, TrafficClass = 67;
        return family == IpFamily.V4 ? Set(descriptor, LinuxSocket.IPv4, TypeOfService, value) : Set(descriptor, LinuxSocket.IPv6, TrafficClass, value);
    }

    private static void AcceptOnlyEchoReplies(int descriptor, IpFamily family)
    {
        const int RawLevel = 255, IcmpV6Level = 58, Filter = 1;
        if (family == IpFamily.V4)
        {
            // A set bit blocks that type; echo reply is type 0.
            Set(descriptor, RawLevel, Filter, ~1);
            return;
        }

        var blocked = stackalloc uint[8];
        new Span<uint>(blocked, 8).Fill(uint.MaxValue);
        blocked[129 / 32] &= ~(1u << (129 % 32));
        _ = Libc.SetSocketOption(descriptor, IcmpV6Level, Filter, blocked, 32);
    }

    private static int LevelOf(IpFamily family) => family == IpFamily.V4 ? LinuxSocket.IPv4 : LinuxSocket.IPv6;

    private static bool Set(int descriptor, int level, int option, int value) => Libc.SetSocketOption(descriptor, level, option, &value, sizeof(int)) == 0;
}
