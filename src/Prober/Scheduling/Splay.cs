using System.Text;

namespace NetworkTelemetry.Prober.Scheduling;

/// <summary>Where in its interval a probe runs: spread evenly over the probes, the same after every restart.</summary>
internal static class Splay
{
    /// <summary>
    /// Places are five milliseconds apart. The requests of one place leave one after the other in one go, on warm caches and with one wake-up: of ten thousand a second fifty within
    /// half a millisecond, which is still far from a burst that a network notices.
    /// </summary>
    private const long Place = 5_000_000;

    /// <summary>The first time after <paramref name="after"/> that is in the probe's place of the interval.</summary>
    public static long Next(string uid, string probe, long interval, long after)
    {
        var phase = (long)(Hash(uid, probe) % (ulong)interval) / Place * Place;
        var cycles = (after - phase) / interval;
        var candidate = (cycles * interval) + phase;
        return candidate > after ? candidate : candidate + interval;
    }

    // FNV-1a, 64 bits: string.GetHashCode differs in every process.
    private static ulong Hash(string uid, string probe)
    {
        var hash = 14695981039346656037UL;
        foreach (var octet in Encoding.UTF8.GetBytes($"{uid}/{probe}")) hash = (hash ^ octet) * 1099511628211UL;

        // The low bits of FNV are weak for short keys; fold the high ones in.
        return hash ^ (hash >> 32);
    }
}
