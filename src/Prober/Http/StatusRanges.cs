using System.Globalization;

namespace NetworkTelemetry.Prober.Http;

/// <summary>Which status codes are expected.</summary>
internal sealed class StatusRanges
{
    private readonly (int First, int Last)[] _ranges;

    private StatusRanges((int, int)[] ranges) => _ranges = ranges;

    /// <summary>Null when one of them is neither a code nor a rising range of 100 to 599.</summary>
    public static StatusRanges? TryParse(IReadOnlyList<string> texts)
    {
        var ranges = new (int, int)[texts.Count];
        for (var i = 0; i < ranges.Length; i++)
        {
            var text = texts[i] ?? "";
            var dash = text.IndexOf('-', StringComparison.Ordinal);
            if (!TryParse(dash < 0 ? text : text[..dash], out var first) || !TryParse(dash < 0 ? text : text[(dash + 1)..], out var last) || last < first) return null;
            ranges[i] = (first, last);
        }

        return ranges.Length > 0 ? new StatusRanges(ranges) : null;
    }

    public bool Contain(int code) => _ranges.Any(range => code >= range.First && code <= range.Last);

    private static bool TryParse(string text, out int code) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out code) && code is >= 100 and <= 599;
}
