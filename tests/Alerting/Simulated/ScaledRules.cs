using System.Globalization;
using System.Text.RegularExpressions;

namespace NetworkTelemetry.Alerting.Simulated;

/// <summary>The shipped rules with a second for each of their minutes: windows, too, since what is told of a path is told of the mean of one.</summary>
internal static partial class ScaledRules
{
    public static string Of(string text) => Time().Replace(text, match => match.Groups[1].Value + (match.Groups[2].Value == "h" ? "m" : "s"));

    /// <summary>How long an alert waits whether it stays so, as scaled.</summary>
    public static TimeSpan PendingOf(string alert)
    {
        var minutes = Regex.Match(Repository.Read("config", "prometheus", "rules", "targets.yaml"), $@"- alert: {alert}\n(?:    .*\n)*?    for: (\d+)m\n").Groups[1].Value;
        return TimeSpan.FromSeconds(int.Parse(minutes, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"(?<=\[|for: |interval: )(\d+)([mh])(?=\]|$)", RegexOptions.Multiline)]
    private static partial Regex Time();
}
