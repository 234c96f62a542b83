using System.Text;

namespace NetworkTelemetry.Prober.Scheduling;

/// <summary>Where in its interval a probe runs: spread evenly over the probes, the same after every restart.</summary>
internal static class Splay
{
    /// <summary>The first time after <paramref name="after"/> that is in the probe's place of the interval.</summary>
    public static long Next(string uid, string probe, long interval, long after)
    {
        var phase = (long)(Hash(uid, probe) % (ulong)interval);
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
