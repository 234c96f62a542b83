using System.Runtime.InteropServices;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;

namespace NetworkTelemetry.Prober.Icmp;

/// <summary>One non-blocking ICMP socket of one family: an unprivileged ping socket where the kernel allows it, else a raw one.</summary>
internal sealed unsafe class IcmpSocket : IDisposable
{
    private const int DatagramType = 2, RawType = 3, NonBlocking = 0x800, CloseOnExec = 0x80000;
    private const int DontWait = 0x40, ErrorQueue = 0x2000;
    private const int ReceiveBufferBytes = 4 * 1024 * 1024;
    private const int MaxPacketBytes = 65536 + 64;
    private const int ControlBytes = 512;

    private readonly int _descriptor;
    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(MaxPacketBytes, pinned: true);
    private int _trafficClass;

    private IcmpSocket(int descriptor, IpFamily family, IcmpMode mode)
    {
        _descriptor = descriptor;
        Family = family;
        Mode = mode;
    }

    public IpFamily Family { get; }

    public IcmpMode Mode { get; }

    public int Descriptor => _descriptor;

    public bool DeliversIpHeader => Mode == IcmpMode.RawSocket && Family == IpFamily.V4;

    public ReadOnlySpan<byte> Buffer => _buffer;

    /// <summary>Null and the error number when the machine refuses.</summary>
    public static IcmpSocket? TryOpen(IpFamily family, bool allowPingSocket, out int errno)
    {
        var (domain, protocol) = family == IpFamily.V4 ? (2, 1) : (10, 58);
        if (allowPingSocket)
        {
            var ping = Libc.Socket(domain, DatagramType | NonBlocking | CloseOnExec, protocol);
            if (ping >= 0)
            {
                errno = 0;
                return Prepare(new IcmpSocket(ping, family, IcmpMode.PingSocket));
            }
        }

        var raw = Libc.Socket(domain, RawType | NonBlocking | CloseOnExec, protocol);
        errno = raw >= 0 ? 0 : Marshal.GetLastPInvokeError();
        return raw >= 0 ? Prepare(new IcmpSocket(raw, family, IcmpMode.RawSocket)) : null;
    }

    /// <summary>0, or the error number; nothing was sent then.</summary>
    public int Send(ReadOnlySpan<byte> packet, ProbeAddress address, int dscp)
    {
        SetTrafficClass(dscp << 2);
        fixed (byte* data = packet)
        fixed (byte* to = address.SocketAddress)
            return Libc.SendTo(_descriptor, data, (nuint)packet.Length, DontWait, to, (uint)address.SocketAddress.Length) >= 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    public bool TryReceive(out ReceivedPacket packet) => TryReceive(0, out packet);

    /// <summary>Takes an ICMP error from the error queue (IP_RECVERR); the bytes are those of the request that it quotes, from the ICMP header on.</summary>
    public bool TryReceiveError(out ReceivedPacket packet) => TryReceive(ErrorQueue, out packet);

    /// <summary>Packets the kernel dropped because the receive buffer was full, since the socket was opened.</summary>
    public uint Drops()
    {
        // SO_MEMINFO rather than SO_RXQ_OVFL: ping sockets don't attach the latter, and it would only tell with the next packet.
        const int MemoryInfo = 55, DropsIndex = 8;
        var info = stackalloc uint[16];
        uint length = 16 * sizeof(uint);
        return Libc.GetSocketOption(_descriptor, LinuxSocket.Level, MemoryInfo, info, &length) == 0 && length > DropsIndex * sizeof(uint) ? info[DropsIndex] : 0;
    }

    public void Dispose() => _ = Libc.Close(_descriptor);

    private static IcmpSocket Prepare(IcmpSocket socket)
    {
        const int ReceiveBuffer = 8, ReceiveBufferForce = 33, TimestampNanoseconds = 35;
        socket.Set(LinuxSocket.Level, TimestampNanoseconds, 1);

        // FORCE passes net.core.rmem_max and needs CAP_NET_ADMIN; a smaller buffer than wished for is no failure.
        if (!socket.Set(LinuxSocket.Level, ReceiveBufferForce, ReceiveBufferBytes)) socket.Set(LinuxSocket.Level, ReceiveBuffer, ReceiveBufferBytes);
        socket.Set(socket.Family == IpFamily.V4 ? LinuxSocket.IPv4 : LinuxSocket.IPv6, socket.Family == IpFamily.V4 ? 11 : 25, 1);
        if (socket.Mode == IcmpMode.RawSocket) socket.AcceptOnlyEchoReplies();
        return socket;
    }

    private void AcceptOnlyEchoReplies()
    {
        const int RawLevel = 255, IcmpV6Level = 58, Filter = 1;
        if (Family == IpFamily.V4)
        {
            // A set bit blocks that type; echo reply is type 0.
            Set(RawLevel, Filter, ~1);
            return;
        }

        var blocked = stackalloc uint[8];
        new Span<uint>(blocked, 8).Fill(uint.MaxValue);
        blocked[129 / 32] &= ~(1u << (129 % 32));
        _ = Libc.SetSocketOption(_descriptor, IcmpV6Level, Filter, blocked, 32);
    }

    private void SetTrafficClass(int value)
    {
        const int TypeOfService = 1, TrafficClass = 67;
        if (value == _trafficClass) return;
        if (Family == IpFamily.V4 ? Set(LinuxSocket.IPv4, TypeOfService, value) : Set(LinuxSocket.IPv6, TrafficClass, value)) _trafficClass = value;
    }

    private bool Set(int level, int option, int value) => Libc.SetSocketOption(_descriptor, level, option, &value, sizeof(int)) == 0;

    private bool TryReceive(int flags, out ReceivedPacket packet)
    {
        var name = stackalloc byte[32];
        var control = stackalloc byte[ControlBytes];
        fixed (byte* data = _buffer)
        {
            var vector = new IoVector { Base = data, Length = (nuint)_buffer.Length };
            var message = new MessageHeader
            {
                Name = name, NameLength = 32, Vectors = &vector, VectorCount = 1, Control = control, ControlLength = ControlBytes,
            };
            var length = Libc.ReceiveMessage(_descriptor, &message, flags | DontWait);
            if (length < 0)
            {
                // Anything but "nothing there" is a pending error that this very call has cleared: look once more.
                if (Marshal.GetLastPInvokeError() is not (Errno.EAGAIN or Errno.EINTR)) length = Libc.ReceiveMessage(_descriptor, &message, flags | DontWait);
                if (length < 0)
                {
                    packet = default;
                    return false;
                }
            }

            var ancillary = AncillaryData.Read(new ReadOnlySpan<byte>(control, (int)Math.Min(message.ControlLength, ControlBytes)));
            var source = ProbeAddress.BitsOfSocketAddress(new ReadOnlySpan<byte>(name, (int)Math.Min(message.NameLength, 32)), Family);
            packet = new ReceivedPacket((int)length, source, ancillary.KernelTime, ancillary.Errno, ancillary.IcmpType);
            return true;
        }
    }
}
