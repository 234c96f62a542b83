using System.Buffers.Binary;
using System.Runtime.InteropServices;
using NetworkTelemetry.Prober.Icmp;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;

namespace NetworkTelemetry.Prober.Dns;

/// <summary>A non-blocking UDP socket that is not connected: queries to any server go over it. At the first the kernel gives it a random port.</summary>
internal sealed unsafe class QuerySocket : IDisposable
{
    private const int BufferBytes = 1024 * 1024;
    private const int MaxAddressBytes = 28;

    private QuerySocket(int descriptor, IpFamily family)
    {
        Descriptor = descriptor;
        Family = family;
        ReceiveBufferBytes = IcmpSocketOptions.ReceiveBufferOf(descriptor);
    }

    public int Descriptor { get; }

    public IpFamily Family { get; }

    /// <summary>What the machine granted.</summary>
    public int ReceiveBufferBytes { get; }

    /// <summary>Null and the error number when the system has no socket left.</summary>
    public static QuerySocket? TryOpen(IpFamily family, out int errno)
    {
        const int Datagram = 2, NonBlocking = 0x800, CloseOnExec = 0x80000;
        var descriptor = Libc.Socket(family == IpFamily.V4 ? 2 : 10, Datagram | NonBlocking | CloseOnExec, 0);
        errno = descriptor >= 0 ? 0 : Marshal.GetLastPInvokeError();
        if (descriptor < 0) return null;
        SetOptions(descriptor, family);
        return new QuerySocket(descriptor, family);
    }

    /// <summary>0, or the error number; nothing was sent then.</summary>
    public int Send(ReadOnlySpan<byte> message, ProbeAddress server, int port)
    {
        Span<byte> address = stackalloc byte[MaxAddressBytes];
        var length = server.SocketAddress.Length;
        server.SocketAddress.CopyTo(address);
        BinaryPrimitives.WriteUInt16BigEndian(address[2..], (ushort)port);
        fixed (byte* data = message, to = address)
            return Libc.SendTo(Descriptor, data, (nuint)message.Length, 0, to, (uint)length) >= 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>Datagrams the kernel dropped, most often because the receive buffer was full, since the socket was opened.</summary>
    public uint Drops()
    {
        const int MemoryInfo = 55, DropsIndex = 8;
        var info = stackalloc uint[16];
        uint length = 16 * sizeof(uint);
        return Libc.GetSocketOption(Descriptor, LinuxSocket.Level, MemoryInfo, info, &length) == 0 && length > DropsIndex * sizeof(uint) ? info[DropsIndex] : 0;
    }

    public void Dispose() => _ = Libc.Close(Descriptor);

    private static void SetOptions(int descriptor, IpFamily family)
    {
        const int SendBuffer = 7, ReceiveBuffer = 8, SendBufferForce = 32, ReceiveBufferForce = 33, ErrorsV4 = 11, ErrorsV6 = 25, OnlyV6 = 26, PathMtuDiscovery = 10, NeverFragment = 2;
        KernelStamps.Ask(descriptor);

        // FORCE needs CAP_NET_ADMIN; smaller buffers than wished for are no failure.
        if (!Set(descriptor, LinuxSocket.Level, ReceiveBufferForce, BufferBytes)) Set(descriptor, LinuxSocket.Level, ReceiveBuffer, BufferBytes);
        if (!Set(descriptor, LinuxSocket.Level, SendBufferForce, BufferBytes)) Set(descriptor, LinuxSocket.Level, SendBuffer, BufferBytes);

        // Without the error queue a socket that is not connected hears of no ICMP error, and with it to whom the request was.
        if (family == IpFamily.V4)
        {
            Set(descriptor, LinuxSocket.IPv4, ErrorsV4, 1);

            // A query fits into any packet: told that it is never cut up, the kernel saves the identification that only fragments need (RFC 6864 §4.1).
            Set(descriptor, LinuxSocket.IPv4, PathMtuDiscovery, NeverFragment);
        }
        else
        {
            Set(descriptor, LinuxSocket.IPv6, ErrorsV6, 1);
            Set(descriptor, LinuxSocket.IPv6, OnlyV6, 1);
        }
    }

    private static bool Set(int descriptor, int level, int option, int value) => Libc.SetSocketOption(descriptor, level, option, &value, sizeof(int)) == 0;
}
