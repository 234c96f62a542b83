using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace NetworkTelemetry.Metrics.Tests;

public sealed class NativeBucketsTests
{
    private readonly long[] _words = new long[NativeBuckets.MaxWords];

    [Theory]
    [InlineData(1, 3, 0)]
    [InlineData(1.0000000000000002, 3, 1)]
    [InlineData(0.9999999999999999, 3, 0)]
    [InlineData(2, 3, 8)]
    [InlineData(0.001, 3, -79)]
    [InlineData(0.5, 2, -4)]
    [InlineData(0.5000000000000001, 2, -3)]
    [InlineData(3, 0, 2)]
    [InlineData(4, -1, 1)]
    [InlineData(4.000000000000001, -1, 2)]
    [InlineData(double.MaxValue, -4, 64)]
    public void A_value_is_in_the_bucket_whose_upper_bound_it_does_not_exceed(double value, int schema, int index) =>
        Assert.Equal(index, NativeSchema.IndexOf(value, schema));

    [Fact]
    public void The_bucket_is_the_one_that_exact_arithmetic_finds() => Prop.ForAll(
        Gen.Choose(1, int.MaxValue).SelectMany(high => Gen.Choose(-29, 40).Select(exponent => (high / (double)int.MaxValue) * Math.ScaleB(1, exponent))).ToArbitrary(),
        value => value <= NativeSchema.ZeroThreshold || Enumerable.Range(NativeSchema.Coarsest, 8).All(schema => IsIn(value, NativeSchema.IndexOf(value, schema), schema)))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Around_each_bound_the_bucket_is_the_one_that_exact_arithmetic_finds()
    {
        for (var index = -29 * 8; index < 40 * 8; index++)
        {
            var bound = Math.Pow(2, index / 8.0);
            foreach (var value in (double[])[Math.BitDecrement(bound), bound, Math.BitIncrement(bound)])
            {
                // The bound itself is not a double, unless it is a power of two: the nearest double counts as the bound.
                if (value != bound || index % 8 == 0) Assert.True(IsIn(value, NativeSchema.IndexOf(value, 3), 3), $"{value:R}");
                else Assert.InRange(NativeSchema.IndexOf(value, 3), index, index + 1);
            }
        }
    }

    [Fact]
    public void Beyond_160_buckets_the_resolution_halves_and_nothing_is_lost()
    {
        var buckets = default(NativeBuckets);
        const int Doublings = 40;
        for (var index = 0; index < Doublings * 8; index++) buckets.Count(Math.Pow(2, (index + 0.5) / 8.0) * 1e-9 * 1.1);

        var words = _words.AsSpan(0, buckets.CopyTo(_words));
        Assert.Equal(2, NativeBuckets.IndexOf(words[0]));
        Assert.InRange(words.Length - 1, 80, NativeBuckets.MaxBuckets);
        long sum = 0;
        foreach (var word in words) sum += NativeBuckets.CountOf(word);
        Assert.Equal(Doublings * 8, sum);
        for (var i = 2; i < words.Length; i++) Assert.True(NativeBuckets.IndexOf(words[i]) > NativeBuckets.IndexOf(words[i - 1]));
    }

    [Fact]
    public void The_widest_values_fit()
    {
        var buckets = default(NativeBuckets);
        for (var exponent = -29; exponent < 1024; exponent++)
            for (var step = 0; step < 8; step++) buckets.Count(Math.ScaleB(1 + (step / 8.0), exponent));
        buckets.Count(double.PositiveInfinity);
        var length = buckets.CopyTo(_words);
        Assert.InRange(length - 1, 2, NativeBuckets.MaxBuckets);
        long sum = 0;
        foreach (var word in _words.AsSpan(0, length)) sum += NativeBuckets.CountOf(word);
        Assert.Equal((1053 * 8) + 1, sum);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1e-12)]
    [InlineData(double.NaN)]
    public void What_is_not_positive_is_counted_at_zero(double value)
    {
        var buckets = default(NativeBuckets);
        buckets.Count(value);
        Assert.Equal(1, buckets.CopyTo(_words));
        Assert.Equal(1, NativeBuckets.CountOf(_words[0]));
    }

    [Fact]
    public void A_histogram_without_observations_is_shared_by_nobody()
    {
        var (one, other) = (default(NativeBuckets), default(NativeBuckets));
        one.Count(0);
        other.CopyTo(_words);
        Assert.Equal(0, NativeBuckets.CountOf(_words[0]));
    }

    /// <summary>Whether 2^((index-1) × 2^-schema) &lt; value ≤ 2^(index × 2^-schema): both sides to the power of 2^schema, as integers.</summary>
    private static bool IsIn(double value, int index, int schema)
    {
        var power = schema > 0 ? 1 << schema : 1;
        var factor = schema < 0 ? 1 << -schema : 1;
        return Compare(value, power, (index - 1) * factor) > 0 && Compare(value, power, index * factor) <= 0;
    }

    /// <summary>value^power against 2^exponent.</summary>
    private static int Compare(double value, int power, int exponent)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var mantissa = (bits & 0xFFFFFFFFFFFFF) | 0x10000000000000;
        var scale = (((int)(bits >> 52) - 1075) * power) - exponent;
        var left = BigInteger.Pow(mantissa, power);
        return scale >= 0 ? (left << scale).CompareTo(BigInteger.One) : left.CompareTo(BigInteger.One << -scale);
    }
}
