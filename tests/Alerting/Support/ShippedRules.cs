using System.Text.RegularExpressions;
using NetworkTelemetry.Api.Durations;

namespace NetworkTelemetry.Alerting.Support;

/// <summary>What the rules on targets say of their own times.</summary>
internal static class ShippedRules
{
    /// <summary>How long an alert waits whether it stays so.</summary>
    public static TimeSpan PendingOf(string alert) => Duration.Parse(
        Regex.Match(Repository.Read("config", "prometheus", "rules", "targets.yaml"), $@"- alert: {alert}\n(?:    .*\n)*?    for: (\w+)\n").Groups[1].Value);
}
