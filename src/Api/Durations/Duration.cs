using System.Buffers;
using System.Globalization;
using System.Text;

namespace NetworkTelemetry.Api.Durations;

/// <summary>
/// Durations as people write them: <c>250us</c>, <c>5s</c>, <c>1m30s</c>, <c>1.5h</c>. The notation is that of Go's <c>time.ParseDuration</c>
/// without signs, with units us (or µs), ms, s, m and h; the resolution is 100 ns.
/// </summary>
public static class Duration
{
    /// <summary>What a CRD schema can check of the notation.</summary>
    public const string Pattern = @"^([0-9]+(\.[0-9]+)?(us|µs|ms|s|m|h))+$";

    private const int MaxLength = 32;

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    private static readonly (string Suffix, long Ticks)[] Units =
    [
        ("us", TimeSpan.TicksPerMicrosecond), ("µs", TimeSpan.TicksPerMicrosecond), ("ms", TimeSpan.TicksPerMillisecond),
        ("s", TimeSpan.TicksPerSecond), ("m", TimeSpan.TicksPerMinute), ("h", TimeSpan.TicksPerHour),
    ];

    public static bool TryParse(string? text, out TimeSpan value)
    {
        value = default;
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength) return false;
        decimal ticks = 0;
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var digits = rest.IndexOfAnyExcept(NumberCharacters);
            if (digits <= 0 || !decimal.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return false;
            rest = rest[digits..];
            if (!TryTakeUnit(ref rest, out var unit)) return false;
            if (number > decimal.MaxValue / unit) return false;
            ticks += number * unit;
            if (ticks > TimeSpan.MaxValue.Ticks) return false;
        }

        value = new TimeSpan((long)ticks);
        return true;
    }

    public static TimeSpan Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"\"{text}\" is not a duration such as 250us, 5s or 1m30s");

    /// <summary>The shortest exact form: 90 s is <c>1m30s</c>, 11.8 ms is <c>11.8ms</c>.</summary>
    public static string Format(TimeSpan value)
    {
        if (value <= TimeSpan.Zero) return "0s";
        if (value < TimeSpan.FromMilliseconds(1)) return Number(value.Ticks, TimeSpan.TicksPerMicrosecond) + "us";
        if (value < TimeSpan.FromSeconds(1)) return Number(value.Ticks, TimeSpan.TicksPerMillisecond) + "ms";
        var text = new StringBuilder();
        var hours = value.Ticks / TimeSpan.TicksPerHour;
        if (hours > 0) text.Append(CultureInfo.InvariantCulture, $"{hours}h");
        if (value.Minutes > 0) text.Append(CultureInfo.InvariantCulture, $"{value.Minutes}m");
        var seconds = value.Ticks % TimeSpan.TicksPerMinute;
        if (seconds > 0) text.Append(Number(seconds, TimeSpan.TicksPerSecond)).Append('s');
        return text.ToString();
    }

    private static string Number(long ticks, long unit) => ((decimal)ticks / unit).ToString("0.#######", CultureInfo.InvariantCulture);

    private static bool TryTakeUnit(ref ReadOnlySpan<char> rest, out long ticks)
    {
        // "ms" before "m": the longest unit that fits is the one that was meant.
        var length = rest.IndexOfAny(NumberCharacters);
        var unit = length < 0 ? rest : rest[..length];
        foreach (var (suffix, size) in Units)
        {
            if (!unit.SequenceEqual(suffix)) continue;
            rest = rest[unit.Length..];
            ticks = size;
            return true;
        }

        ticks = 0;
        return false;
    }
}
