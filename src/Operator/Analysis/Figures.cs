using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Durations;

namespace NetworkTelemetry.Operator.Analysis;

/// <summary>The numbers of a result, as people read them.</summary>
internal static class Figures
{
    private const int SignificantDigits = 3;

    /// <summary>No timeout is longer than a day.</summary>
    private const double MaxSeconds = 86400;

    public static string? MedianRtt(IEnumerable<SummaryRow> rows) => MedianTime(rows.Select(row => row.RttSeconds));

    public static string? MedianJitter(IEnumerable<SummaryRow> rows) => MedianTime(rows.Select(row => row.JitterSeconds));

    /// <summary>The median; of an even number of values the earlier of the middle two: half of the nodes are enough to speak of a certificate that expires.</summary>
    public static DateTimeOffset? MedianCertificateNotAfter(IEnumerable<SummaryRow> rows)
    {
        var values = rows.Select(row => row.CertificateNotAfter).OfType<DateTimeOffset>().Order().ToList();
        return values.Count > 0 ? values[(values.Count - 1) / 2] : null;
    }

    /// <summary>The median, in three significant digits; of an even number of values the mean of the middle two. Null without a value.</summary>
    private static string? MedianTime(IEnumerable<double?> seconds)
    {
        var values = seconds.OfType<double>().Where(value => value is >= 0 and < MaxSeconds).Order().ToList();
        if (values.Count == 0) return null;
        var middle = values.Count / 2;
        var median = values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
        return Duration.Format(Rounded(new TimeSpan((long)Math.Round(median * TimeSpan.TicksPerSecond))));
    }

    /// <summary>Lost per sent over all rows: nodes that send more count for more. Null before anything was sent.</summary>
    public static string? Loss(IEnumerable<SummaryRow> rows)
    {
        long sent = 0, lost = 0;
        foreach (var row in rows)
        {
            sent += Math.Max(row.Sent, 0);
            lost += Math.Clamp(row.Lost, 0, Math.Max(row.Sent, 0));
        }

        return sent == 0 ? null : Percent.Format((double)lost / sent);
    }

    private static TimeSpan Rounded(TimeSpan value)
    {
        long step = 1;
        for (var rest = value.Ticks; rest >= (long)Math.Pow(10, SignificantDigits); rest /= 10) step *= 10;
        return new TimeSpan((value.Ticks + step / 2) / step * step);
    }
}
