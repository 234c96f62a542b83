using System.Runtime.InteropServices;

namespace NetworkTelemetry.Prober.Native;

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
    /// <param name="kernelTime">When the last of them came (SO_TIMESTAMPNS): CLOCK_REALTIME in nanoseconds, 0 when absent.</param>
    public static int Receive(int descriptor, Span<byte> buffer, out long kernelTime, out int errno)
    {
        const int ControlBytes = 256;
        var control = stackalloc byte[ControlBytes];
        kernelTime = errno = 0;
        fixed (byte* data = buffer)
        {
            var vector = new IoVector { Base = data, Length = (nuint)buffer.Length };
            var message = new MessageHeader { Vectors = &vector, VectorCount = 1, Control = control, ControlLength = ControlBytes };
            var count = (int)Libc.ReceiveMessage(descriptor, &message, 0);
            if (count < 0) errno = Marshal.GetLastPInvokeError();
            else kernelTime = AncillaryData.Read(new ReadOnlySpan<byte>(control, (int)Math.Min(message.ControlLength, ControlBytes))).KernelTime;
            return count;
        }
    }
}
