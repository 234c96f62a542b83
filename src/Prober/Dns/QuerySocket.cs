using System.Runtime.InteropServices;
using NetworkTelemetry.Prober.Icmp;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;

namespace NetworkTelemetry.Prober.Dns;

/// <summary>A non-blocking UDP socket that is connected to one server: the kernel passes on only that server's datagrams and its ICMP errors.</summary>
internal sealed unsafe class QuerySocket : IDisposable
{
    private QuerySocket(int descriptor) => Descriptor = descriptor;

    public int Descriptor { get; }

    /// <summary>Null and the error number when the system has no socket or port left.</summary>
    public static QuerySocket? TryOpen(ProbeAddress address, int port, out int errno)
    {
        const int Datagram = 2, NonBlocking = 0x800, CloseOnExec = 0x80000, TimestampNanoseconds = 35, ErrorsV4 = 11, ErrorsV6 = 25;
        var isV4 = address.Family == IpFamily.V4;
        var descriptor = Libc.Socket(isV4 ? 2 : 10, Datagram | NonBlocking | CloseOnExec, 0);
        errno = descriptor >= 0 ? 0 : Marshal.GetLastPInvokeError();
        if (descriptor < 0) return null;

        var on = 1;
        _ = Libc.SetSocketOption(descriptor, LinuxSocket.Level, TimestampNanoseconds, &on, sizeof(int));

        // Without it only "port unreachable" is reported, and a host without a route looks like one that is silent.
        _ = Libc.SetSocketOption(descriptor, isV4 ? LinuxSocket.IPv4 : LinuxSocket.IPv6, isV4 ? ErrorsV4 : ErrorsV6, &on, sizeof(int));
        var target = address.SocketAddressOf(port);
        fixed (byte* bytes = target)
            if (Libc.Connect(descriptor, bytes, (uint)target.Length) == 0) return new QuerySocket(descriptor);
        errno = Marshal.GetLastPInvokeError();
        _ = Libc.Close(descriptor);
        return null;
    }

    /// <summary>0, or the error number; nothing was sent then.</summary>
    public int Send(ReadOnlySpan<byte> message)
    {
        fixed (byte* data = message)
            return Libc.SendTo(Descriptor, data, (nuint)message.Length, 0, null, 0) >= 0 ? 0 : Marshal.GetLastPInvokeError();
    }

    /// <summary>The true length of the datagram, which may exceed the buffer; -1 and the error number when there is none.</summary>
    /// <param name="kernelTime">SO_TIMESTAMPNS: CLOCK_REALTIME in nanoseconds, 0 when absent.</param>
    public int Receive(Span<byte> buffer, out long kernelTime, out int errno)
    {
        const int TrueLength = 0x20, ControlBytes = 256;
        var control = stackalloc byte[ControlBytes];
        kernelTime = errno = 0;
        fixed (byte* data = buffer)
        {
            var vector = new IoVector { Base = data, Length = (nuint)buffer.Length };
            var message = new MessageHeader { Vectors = &vector, VectorCount = 1, Control = control, ControlLength = ControlBytes };
            var length = Libc.ReceiveMessage(Descriptor, &message, TrueLength);
            if (length < 0) errno = Marshal.GetLastPInvokeError();
            else kernelTime = AncillaryData.Read(new ReadOnlySpan<byte>(control, (int)Math.Min(message.ControlLength, ControlBytes))).KernelTime;
            return (int)length;
        }
    }

    public void Dispose() => _ = Libc.Close(Descriptor);
}
