using System.Runtime.InteropServices;

namespace NetworkTelemetry.Prober.Native;

/// <summary>The control messages of one recvmsg (RFC 3542 §20 for the layout; 64-bit Linux).</summary>
/// <param name="Ttl">Time to live or hop limit of the packet; -1 when absent.</param>
internal readonly record struct AncillaryData(long KernelTime, int Errno, int IcmpType, int Ttl)
{
    private const int HeaderBytes = 16;
    private const int TimestampNanoseconds = 35, TimeToLive = 2, HopLimit = 52;

    public static AncillaryData Read(ReadOnlySpan<byte> control)
    {
        var result = new AncillaryData(0, 0, -1, -1);
        while (control.Length >= HeaderBytes)
        {
            var length = (int)Math.Min(MemoryMarshal.Read<ulong>(control), int.MaxValue);
            if (length < HeaderBytes || length > control.Length) break;
            var level = MemoryMarshal.Read<int>(control[8..]);
            var type = MemoryMarshal.Read<int>(control[12..]);
            result = result.With(level, type, control[HeaderBytes..length]);
            control = control[Math.Min((length + 7) & ~7, control.Length)..];
        }

        return result;
    }

    private AncillaryData With(int level, int type, ReadOnlySpan<byte> data)
    {
        if (level == LinuxSocket.Level && type == TimestampNanoseconds && data.Length >= 16)
            return this with { KernelTime = MemoryMarshal.Read<Timespec>(data).TotalNanoseconds };

        if (((level == LinuxSocket.IPv4 && type == TimeToLive) || (level == LinuxSocket.IPv6 && type == HopLimit)) && data.Length >= 4)
            return this with { Ttl = MemoryMarshal.Read<int>(data) };

        // struct sock_extended_err: errno (4 bytes), origin, type, code. Origin 2 and 3 are ICMP and ICMPv6, 1 is this machine.
        if ((level == LinuxSocket.IPv4 && type == 11) || (level == LinuxSocket.IPv6 && type == 25))
            return data.Length < 8 ? this : this with { Errno = MemoryMarshal.Read<int>(data), IcmpType = data[4] is 2 or 3 ? data[5] : -1 };
        return this;
    }
}
