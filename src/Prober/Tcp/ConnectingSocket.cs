using System.Buffers.Binary;
using System.Runtime.InteropServices;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;

namespace NetworkTelemetry.Prober.Tcp;

/// <summary>
/// A non-blocking TCP socket that opens one connection. Not .NET's: that reports completions on the thread pool, and a pool that is busy with slow name lookups would
/// show up in the round-trip times.
/// </summary>
internal sealed unsafe class ConnectingSocket : IDisposable
{
    private const int Tcp = 6;

    private ConnectingSocket(int descriptor) => Descriptor = descriptor;

    public int Descriptor { get; }

    /// <summary>Null and the error number when the system has no socket left.</summary>
    /// <param name="resetsOnClose">As after <see cref="ResetOnClose"/>.</param>
    public static ConnectingSocket? TryOpen(IpFamily family, out int errno, bool resetsOnClose = true)
    {
        const int Stream = 1, NonBlocking = 0x800, CloseOnExec = 0x80000;
        var descriptor = Libc.Socket(family == IpFamily.V4 ? 2 : 10, Stream | NonBlocking | CloseOnExec, Tcp);
        errno = descriptor >= 0 ? 0 : Marshal.GetLastPInvokeError();
        if (descriptor < 0) return null;
        var socket = new ConnectingSocket(descriptor);
        if (resetsOnClose) socket.ResetOnClose();
        return socket;
    }

    /// <summary>Closing will send a reset: a prober that closes first would keep a TIME_WAIT entry of a minute for each connection it ever opened.</summary>
    public void ResetOnClose()
    {
        const int Linger = 13;
        var linger = stackalloc int[] { 1, 0 };
        _ = Libc.SetSocketOption(Descriptor, LinuxSocket.Level, Linger, linger, 2 * sizeof(int));
    }

    /// <summary>0, EINPROGRESS or what went wrong.</summary>
    public int Connect(ProbeAddress address, int port)
    {
        Span<byte> target = stackalloc byte[address.SocketAddress.Length];
        address.SocketAddress.CopyTo(target);
        BinaryPrimitives.WriteUInt16BigEndian(target[2..], (ushort)port);
        fixed (byte* bytes = target) return Libc.Connect(Descriptor, bytes, (uint)target.Length) == 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>How many bytes the kernel has taken; -1 with an error number.</summary>
    public int Send(ReadOnlySpan<byte> bytes, out int errno)
    {
        const int NoSignal = 0x4000;
        fixed (byte* data = bytes)
        {
            var count = (int)Libc.SendTo(Descriptor, data, (nuint)bytes.Length, NoSignal, null, 0);
            errno = count < 0 ? Marshal.GetLastPInvokeError() : 0;
            return count;
        }
    }

    /// <summary>SO_ERROR: how the connection attempt ended.</summary>
    public int TakeError()
    {
        const int Error = 4;
        var error = 0;
        uint length = sizeof(int);
        return Libc.GetSocketOption(Descriptor, LinuxSocket.Level, Error, &error, &length) == 0 ? error : Marshal.GetLastPInvokeError();
    }

    /// <summary>How the attempt ended, as <see cref="TakeError"/>.</summary>
    /// <param name="roundTrip">
    /// How long we saw it take, in nanoseconds. We always look a little late, and on a busy machine too late: it becomes the kernel's own measurement (TCP_INFO: tcpi_rtt in
    /// microseconds at offset 68) unless the SYN had to be sent again (tcpi_total_retrans at offset 100), which the kernel leaves out of its figure and a user does not.
    /// </param>
    public int End(ref long roundTrip)
    {
        const int Info = 11, RoundTrip = 68, Retransmissions = 100, Size = Retransmissions + sizeof(uint);
        const byte Established = 1;
        var info = stackalloc byte[Size];
        uint length = Size;
        if (Libc.GetSocketOption(Descriptor, Tcp, Info, info, &length) != 0 || length < Size || info[0] != Established) return TakeError();
        if (*(uint*)(info + Retransmissions) == 0 && *(uint*)(info + RoundTrip) is > 0 and var measured) roundTrip = Math.Min(roundTrip, measured * 1000L);
        return 0;
    }

    public void Dispose() => _ = Libc.Close(Descriptor);
}
