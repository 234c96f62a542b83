using System.Text.RegularExpressions;
using NetworkTelemetry.Alerting.Support;

namespace NetworkTelemetry.Alerting.Simulated;

/// <summary>The shipped rules with a second for each of their minutes: windows, too, since what is told of a path is told of the mean of one.</summary>
internal static partial class ScaledRules
{
    public static string Of(string text) => Time().Replace(text, match => match.Groups[1].Value + (match.Groups[2].Value == "h" ? "m" : "s"));

    /// <summary>How long an alert waits whether it stays so, as scaled.</summary>
    public static TimeSpan PendingOf(string alert) => TimeSpan.FromSeconds(ShippedConfiguration.PendingOf(alert).TotalMinutes);

    [GeneratedRegex(@"(?<=\[|for: |interval: |offset )(\d+)([mh])\b")]
    private static partial Regex Time();
}
