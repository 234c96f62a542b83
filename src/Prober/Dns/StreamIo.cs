using System.Runtime.InteropServices;
using NetworkTelemetry.Prober.Native;

namespace NetworkTelemetry.Prober.Dns;

/// <summary>Sends and receives on a connected stream socket.</summary>
internal static unsafe class StreamIo
{
    /// <summary>0, or the error number; EAGAIN when not everything fits into the kernel's buffer.</summary>
    public static int Send(int descriptor, ReadOnlySpan<byte> bytes)
    {
        const int NoSignal = 0x4000;
        fixed (byte* data = bytes)
        {
            var count = Libc.SendTo(descriptor, data, (nuint)bytes.Length, NoSignal, null, 0);
            return count < 0 ? Marshal.GetLastPInvokeError() : count == bytes.Length ? 0 : Errno.EAGAIN;
        }
    }

    /// <summary>How many bytes came; 0 at the end of the stream, -1 with an error number.</summary>
    public static int Receive(int descriptor, Span<byte> buffer, out int errno)
    {
        fixed (byte* data = buffer)
        {
            var count = (int)Libc.Read(descriptor, data, (nuint)buffer.Length);
            errno = count < 0 ? Marshal.GetLastPInvokeError() : 0;
            return count;
        }
    }
}
