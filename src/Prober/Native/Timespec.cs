using System.Runtime.InteropServices;

namespace NetworkTelemetry.Prober.Native;

/// <summary><c>struct timespec</c> of 64-bit Linux.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct Timespec(long nanoseconds)
{
    private const long PerSecond = 1_000_000_000;

    public readonly long Seconds = nanoseconds / PerSecond;
    public readonly long Nanoseconds = nanoseconds % PerSecond;

    public long TotalNanoseconds => (Seconds * PerSecond) + Nanoseconds;
}
