using System.Globalization;

namespace NetworkTelemetry.Api.Durations;

/// <summary>Shares as people write them: <c>0.5%</c>. In code a share is a ratio from 0 to 1.</summary>
public static class Percent
{
    /// <summary>What a CRD schema can check: 0% to 100% with at most five decimals.</summary>
    public const string Pattern = @"^(100(\.0{1,5})?|[0-9]{1,2}(\.[0-9]{1,5})?)%$";

    public static bool TryParse(string? text, out double ratio)
    {
        ratio = 0;
        if (text is null || text.Length is < 2 or > 10 || text[^1] != '%') return false;
        if (!decimal.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)) return false;
        if (percent is < 0 or > 100) return false;
        ratio = (double)(percent / 100);
        return true;
    }

    /// <summary>At most two decimals below one percent, one above: <c>0.25%</c>, <c>12.5%</c>, <c>100%</c>.</summary>
    public static string Format(double ratio)
    {
        var percent = Math.Clamp(ratio, 0, 1) * 100;
        return percent.ToString(percent < 1 ? "0.##" : "0.#", CultureInfo.InvariantCulture) + "%";
    }
}
