namespace NetworkTelemetry.Metrics;

/// <summary>
/// The exponential buckets of Prometheus' native histograms: bucket <c>i</c> of schema <c>n</c> ends at 2^(i × 2^-n), inclusive, where bucket <c>i+1</c> begins.
/// Two buckets of a schema are one of the next coarser. Pure.
/// </summary>
internal static class NativeSchema
{
    /// <summary>Each bound is 1.09 times the one before: a quantile is within 4.5 %.</summary>
    public const int Finest = 3;

    public const int Coarsest = -4;

    /// <summary>2^-30: of seconds, what no clock here resolves.</summary>
    public const double ZeroThreshold = 1.0 / (1L << 30);

    private const int MantissaBits = 52;
    private const int ExponentBias = 1023;
    private const long One = (long)ExponentBias << MantissaBits;

    // 2^(k/8), k = 1 to 7, each rounded to the nearest double.
    private static ReadOnlySpan<double> Steps =>
    [
        1.0905077326652577, 1.189207115002721, 1.2968395546510096, 1.4142135623730951, 1.5422108254079407, 1.681792830507429, 1.8340080864093424,
    ];

    /// <param name="value">Above <see cref="ZeroThreshold"/> and finite.</param>
    public static int IndexOf(double value, int schema) => Coarsen(FinestIndexOf(value), Finest - schema);

    /// <summary>The index in a schema that is so many steps coarser.</summary>
    public static int Coarsen(int index, int steps) => (index + (1 << steps) - 1) >> steps;

    private static int FinestIndexOf(double value)
    {
        // The logarithm would round values next to a bound to the wrong side.
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> MantissaBits) - ExponentBias;
        var mantissa = BitConverter.Int64BitsToDouble((bits & ((1L << MantissaBits) - 1)) | One);
        var index = exponent << Finest;
        if (mantissa == 1) return index;
        var step = 0;
        while (step < Steps.Length && mantissa > Steps[step]) step++;
        return index + step + 1;
    }
}
