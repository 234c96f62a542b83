using System.Runtime.InteropServices;

namespace NetworkTelemetry.Prober.Native;

/// <summary>
/// The calling thread's share of the processors. Measured on two of them that were busy with other things: with equal shares the 99th percentile of the engine's lag was
/// over 100 ms during scrapes, with a rank of -10 it was 2 to 4 ms, and in the real-time class 1 to 2 ms, as without scrapes.
/// </summary>
internal static unsafe partial class ThreadShare
{
    // A thread that asks for short slices gets them sooner after it wakes (EEVDF, Linux 6.12): not after the running thread's whole slice. Nanoseconds; the least there is.
    private const ulong ShortestSlice = 100_000;

    private const int Favoured = -20;
    private const int Patient = 10;

    // SCHED_RR at the least of its priorities: before everything that does not ask for more, and the kernel still keeps a twentieth of the time for all others.
    private const uint RealTime = 2;
    private const uint LeastRealTimePriority = 1;

    // SCHED_FLAG_RESET_ON_FORK: threads of the pool may be started by this one, and are not to rank like it.
    private const ulong NotInherited = 1;

    private static volatile bool _hasPrecedence;

    /// <summary>Sooner than others. That needs CAP_SYS_NICE, the short slice nothing; older kernels ignore it, and a refusal changes nothing.</summary>
    public static void TakePrecedence()
    {
        if (!TryRead(out var attributes)) return;
        attributes.Flags |= NotInherited;
        attributes.Runtime = ShortestSlice;
        _hasPrecedence = TrySet(new() { Policy = RealTime, Priority = LeastRealTimePriority, Flags = NotInherited }) || TrySet(attributes with { Nice = Favoured });
        if (!_hasPrecedence) TrySet(attributes);
    }

    /// <summary>After the engine, for good, if that could not take precedence. Otherwise not: a collection waits for every thread, also for one that others keep from running.</summary>
    public static void StandBack()
    {
        if (!_hasPrecedence && TryRead(out var attributes)) TrySet(attributes with { Nice = Math.Max(attributes.Nice, Patient) });
    }

    private static bool TryRead(out SchedulingAttributes attributes)
    {
        fixed (SchedulingAttributes* read = &attributes)
            return SystemCall(RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 315 : 275, 0, read, (uint)sizeof(SchedulingAttributes), 0) == 0;
    }

    private static bool TrySet(SchedulingAttributes attributes)
    {
        attributes.Size = (uint)sizeof(SchedulingAttributes);
        return SystemCall(RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 314 : 274, 0, &attributes, 0, 0) == 0;
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
