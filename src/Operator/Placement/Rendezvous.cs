namespace NetworkTelemetry.Operator.Placement;

/// <summary>
/// Highest-random-weight hashing (Thaler and Ravishankar, 1998): every target ranks the nodes in an order of its own, and that order does not depend on
/// which other nodes exist. The same on every machine and in every process.
/// </summary>
internal static class Rendezvous
{
    /// <summary>FNV-1a over UTF-16 code units, then mixed: names that differ in one character end up far apart.</summary>
    public static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
        return Mix(hash);
    }

    public static ulong Score(ulong target, ulong node) => Mix(target ^ (node * 0x9E3779B97F4A7C15UL));

    // The finaliser of SplitMix64.
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
