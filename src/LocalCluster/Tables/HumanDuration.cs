using System.Globalization;

namespace NetworkTelemetry.LocalCluster.Tables;

/// <summary>Ages as kubectl shows them: <c>5m3s</c>, <c>3d4h</c>.</summary>
internal static class HumanDuration
{
    private const long Minute = 60;
    private const long Hour = 60 * Minute;
    private const long Day = 24 * Hour;
    private const long Year = 365 * Day;

    /// <summary>Two units while the smaller one says something; a clock up to 2 s ahead counts as now.</summary>
    public static string Format(TimeSpan duration)
    {
        long seconds = (long)duration.TotalSeconds;
        return seconds switch
        {
            < -1 => "<invalid>",
            < 0 => "0s",
            < 2 * Minute => $"{seconds}s",
            < 10 * Minute => Two(seconds / Minute, "m", seconds % Minute, "s"),
            < 3 * Hour => $"{seconds / Minute}m",
            < 8 * Hour => Two(seconds / Hour, "h", seconds / Minute % 60, "m"),
            < 2 * Day => $"{seconds / Hour}h",
            < 8 * Day => Two(seconds / Day, "d", seconds / Hour % 24, "h"),
            < 2 * Year => $"{seconds / Day}d",
            < 8 * Year => Two(seconds / Year, "y", seconds / Day % 365, "d"),
            _ => $"{seconds / Year}y",
        };
    }

    /// <returns><c>&lt;unknown&gt;</c> for no time, <c>&lt;invalid&gt;</c> for one that is not RFC 3339.</returns>
    public static string Since(string? timestamp, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(timestamp)) return "<unknown>";
        return TryParse(timestamp, out DateTimeOffset time) ? Format(now - time) : "<invalid>";
    }

    public static bool TryParse(string? timestamp, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    private static string Two(long large, string largeUnit, long small, string smallUnit) =>
        small == 0 ? $"{large}{largeUnit}" : $"{large}{largeUnit}{small}{smallUnit}";
}
