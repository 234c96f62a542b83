using System.Runtime.InteropServices;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;

namespace NetworkTelemetry.Prober.Icmp;

/// <summary>One non-blocking ICMP socket of one family: an unprivileged ping socket where the kernel allows it, else a raw one.</summary>
internal sealed unsafe class IcmpSocket : IDisposable
{
    private const int DatagramType = 2, RawType = 3, NonBlocking = 0x800, CloseOnExec = 0x80000;
    private const int DontWait = 0x40, ErrorQueue = 0x2000;
    private const int MinPacketBytes = 2048;

    // The largest IPv4 header.
    private const int MaxIpHeaderBytes = 60;

    private readonly int _descriptor;
    private ReceiveBatch _batch;
    private int _trafficClass;

    private IcmpSocket(int descriptor, IpFamily family, IcmpMode mode)
    {
        _descriptor = descriptor;
        Family = family;
        Mode = mode;
        _batch = new ReceiveBatch(family, MinPacketBytes);
        ReceiveBufferBytes = IcmpSocketOptions.ReceiveBufferOf(descriptor);
    }

    public IpFamily Family { get; }

    public IcmpMode Mode { get; }

    public int Descriptor => _descriptor;

    /// <summary>What the machine granted.</summary>
    public int ReceiveBufferBytes { get; }

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
                return Open(ping, family, IcmpMode.PingSocket);
            }
        }

        var raw = Libc.Socket(domain, RawType | NonBlocking | CloseOnExec, protocol);
        errno = raw >= 0 ? 0 : Marshal.GetLastPInvokeError();
        return raw >= 0 ? Open(raw, family, IcmpMode.RawSocket) : null;
    }

    /// <summary>Makes room for replies with this payload.</summary>
    public void Expect(int payloadBytes)
    {
        var bytes = EchoCodec.HeaderBytes + MaxIpHeaderBytes + payloadBytes;
        if (bytes <= _batch.PacketBytes) return;
        _batch.Dispose();
        _batch = new ReceiveBatch(Family, bytes);
    }

    /// <summary>0, or the error number; nothing was sent then.</summary>
    public int Send(ReadOnlySpan<byte> packet, ProbeAddress address, int dscp)
    {
        SetTrafficClass(dscp << 2);
        fixed (byte* data = packet)
        fixed (byte* to = address.SocketAddress)
            return Libc.SendTo(_descriptor, data, (nuint)packet.Length, DontWait, to, (uint)address.SocketAddress.Length) >= 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>Takes a batch of packets and returns how many; they stay until the next call.</summary>
    /// <param name="hasErrors">There is something in the error queue. An error that came after the first of several packets is only told by the next call.</param>
    public int Receive(out bool isFull, out bool hasErrors) => _batch.Receive(_descriptor, 0, out isFull, out hasErrors);

    /// <summary>Takes ICMP errors from the error queue (IP_RECVERR); the bytes are those of the request that each quotes, from the ICMP header on.</summary>
    public int ReceiveErrors(out bool isFull) => _batch.Receive(_descriptor, ErrorQueue, out isFull, out _);

    /// <summary>At least what the last batch took of the socket's buffer.</summary>
    public long BufferedBytes(int count)
    {
        const int SocketBufferHeader = 512;
        long bytes = 0;
        for (var i = 0; i < count; i++) bytes += _batch.BytesOf(i).Length + SocketBufferHeader;
        return bytes;
    }

    public ReadOnlySpan<byte> BytesOf(int index) => _batch.BytesOf(index);

    public ReceivedPacket Read(int index) => _batch.Read(index);

    /// <summary>Packets the kernel dropped because the receive buffer was full, since the socket was opened.</summary>
    public uint Drops()
    {
        // SO_MEMINFO rather than SO_RXQ_OVFL: ping sockets don't attach the latter, and it would only tell with the next packet.
        const int MemoryInfo = 55, DropsIndex = 8;
        var info = stackalloc uint[16];
        uint length = 16 * sizeof(uint);
        return Libc.GetSocketOption(_descriptor, LinuxSocket.Level, MemoryInfo, info, &length) == 0 && length > DropsIndex * sizeof(uint) ? info[DropsIndex] : 0;
    }

    public void Dispose()
    {
        _ = Libc.Close(_descriptor);
        _batch.Dispose();
    }

    private static IcmpSocket Open(int descriptor, IpFamily family, IcmpMode mode)
    {
        IcmpSocketOptions.Set(descriptor, family, mode);
        return new IcmpSocket(descriptor, family, mode);
    }

    private void SetTrafficClass(int value)
    {
        if (value != _trafficClass && IcmpSocketOptions.SetTrafficClass(_descriptor, Family, value)) _trafficClass = value;
    }
}
