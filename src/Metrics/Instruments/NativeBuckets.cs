namespace NetworkTelemetry.Metrics;

/// <summary>
/// The buckets of a native histogram, made as they are needed, 160 at most: beyond that two become one. One thread counts; others may read at any time, because a
/// word is whole at any moment and the array gets no new bucket: it is replaced.
/// </summary>
public record struct NativeBuckets
{
    /// <summary>As in the client libraries.</summary>
    internal const int MaxBuckets = 160;

    internal const int MaxWords = MaxBuckets + 1;

    private const int CountBits = 48;

    private static readonly long[] None = [Word(NativeSchema.Finest, 0)];

    // A count in the low 48 bits, above it what it counts: first the schema with the observations at zero, then bucket indices, ascending. With ten thousand
    // histograms every further object would cost more than the buckets that most of them need.
    private long[]? _words;

    /// <summary>Counts one observation. What is not positive, or not a number, is counted as zero.</summary>
    public void Count(double value)
    {
        var words = _words ?? None;
        if (!(value > NativeSchema.ZeroThreshold))
        {
            if (_words is null) _words = words = [.. None];
            Volatile.Write(ref words[0], words[0] + 1);
            return;
        }

        var index = NativeSchema.IndexOf(Math.Min(value, double.MaxValue), IndexOf(words[0]));
        var place = PlaceOf(words, index);
        if (place < words.Length && IndexOf(words[place]) == index) Volatile.Write(ref words[place], words[place] + 1);
        else Volatile.Write(ref _words, Fit([.. words.AsSpan(0, place), Word(index, 1), .. words.AsSpan(place)]));
    }

    internal static int IndexOf(long word) => (int)(word >> CountBits);

    internal static long CountOf(long word) => word & ((1L << CountBits) - 1);

    /// <summary>Copies the schema with the zeros, and after it the buckets. At most <see cref="MaxWords"/>.</summary>
    internal readonly int CopyTo(Span<long> destination)
    {
        var words = Volatile.Read(in _words) ?? None;
        for (var i = 0; i < words.Length; i++) destination[i] = Volatile.Read(in words[i]);
        return words.Length;
    }

    private static long Word(int index, long count) => ((long)index << CountBits) | count;

    /// <summary>The first bucket that is not below this index.</summary>
    private static int PlaceOf(long[] words, int index)
    {
        var (low, high) = (1, words.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (IndexOf(words[middle]) < index) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static long[] Fit(long[] words)
    {
        while (words.Length > MaxWords && IndexOf(words[0]) > NativeSchema.Coarsest) words = Coarsen(words);
        return words;
    }

    private static long[] Coarsen(long[] words)
    {
        var coarser = new List<long>(words.Length) { Word(IndexOf(words[0]) - 1, CountOf(words[0])) };
        foreach (var word in words.AsSpan(1))
        {
            var index = NativeSchema.Coarsen(IndexOf(word), 1);
            if (coarser.Count > 1 && IndexOf(coarser[^1]) == index) coarser[^1] += CountOf(word);
            else coarser.Add(Word(index, CountOf(word)));
        }

        return [.. coarser];
    }
}
