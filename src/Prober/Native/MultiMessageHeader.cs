using System.Runtime.InteropServices;

namespace NetworkTelemetry.Prober.Native;

/// <summary><c>struct mmsghdr</c> of 64-bit Linux.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct MultiMessageHeader
{
    public MessageHeader Header;
    public uint Length;
}
