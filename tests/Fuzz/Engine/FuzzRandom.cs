namespace NetworkTelemetry.Fuzz.Engine;

/// <summary>SplitMix64: every input has a generator of its own, so that it can be made again from the seed and its number alone.</summary>
internal struct FuzzRandom(ulong seed, long input)
{
    private ulong _state = seed ^ ((ulong)input * 0xD1342543DE82EF95);

    public ulong Next()
    {
        var value = _state += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>0 to <paramref name="bound"/>−1; 0 when there is no such number.</summary>
    public int Below(int bound) => bound <= 1 ? 0 : (int)(Next() % (ulong)bound);
}
