using System.Runtime.InteropServices;

namespace NetworkTelemetry.Prober.Native;

/// <summary>
/// How the kernel shares processors among threads of equal rank: one that asks for short slices gets them sooner after it wakes (EEVDF, Linux 6.12). On a busy
/// machine a request then leaves after the running thread's next tick instead of after its whole slice, and a scrape on another thread delays it less.
/// </summary>
internal static unsafe partial class ThreadSlice
{
    /// <summary>Nanoseconds; the least that the kernel grants.</summary>
    private const ulong Shortest = 100_000;

    /// <summary>Of the calling thread. Needs no privilege; older kernels ignore it, and a refusal changes nothing.</summary>
    public static void Shorten()
    {
        var (set, get) = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? (314, 315) : (274, 275);
        var attributes = new SchedulingAttributes();
        if (SystemCall(get, 0, &attributes, (uint)sizeof(SchedulingAttributes), 0) != 0) return;
        attributes.Size = (uint)sizeof(SchedulingAttributes);
        attributes.Runtime = Shortest;
        _ = SystemCall(set, 0, &attributes, 0, 0);
    }

    // sched_setattr and sched_getattr have no wrapper in the C library before glibc 2.41.
    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint SystemCall(nint number, nint thread, SchedulingAttributes* attributes, nuint sizeOrFlags, nuint flags);

    /// <summary><c>struct sched_attr</c>, version 0.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct SchedulingAttributes
    {
        public uint Size;
        public uint Policy;
        public ulong Flags;
        public int Nice;
        public uint Priority;
        public ulong Runtime;
        public ulong Deadline;
        public ulong Period;
    }
}
