using System.Runtime.InteropServices;

namespace NetworkTelemetry.Kubernetes.Runtime;

/// <summary>
/// Time stamps that go on while the machine sleeps (CLOCK_BOOTTIME). .NET's own stop at suspend: a laptop or VM that wakes up would believe
/// that its lease is fresh.
/// </summary>
internal sealed class BootClock : TimeProvider
{
    private const int ClockBoottime = 7;

    private static readonly bool IsAvailable = OperatingSystem.IsLinux() && Read() is not null;

    public override long TimestampFrequency => IsAvailable ? 1_000_000_000 : base.TimestampFrequency;

    public override long GetTimestamp() => IsAvailable && Read() is { } now ? now : base.GetTimestamp();

    private static long? Read()
    {
        try
        {
            return clock_gettime(ClockBoottime, out var time) == 0 ? (time.Seconds * 1_000_000_000L) + time.Nanoseconds : null;
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

#pragma warning disable SYSLIB1054, IDE1006, CA5392 // Blittable already; the name is libc's.
    [DllImport("libc")]
    private static extern int clock_gettime(int clock, out Timespec time);
#pragma warning restore SYSLIB1054, IDE1006, CA5392

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Timespec
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
