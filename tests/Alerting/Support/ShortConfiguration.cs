using System.Text.RegularExpressions;

namespace NetworkTelemetry.Alerting.Support;

/// <summary>The shipped configuration and rules in a folder that looks like the repository, with short times.</summary>
internal static partial class ShortConfiguration
{
    public static readonly TimeSpan Scrape = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan Evaluation = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan For = TimeSpan.FromSeconds(4);

    /// <summary>Longer than Prometheus takes to find a new pod, which it does every five seconds, and to scrape it.</summary>
    public static readonly TimeSpan KeepFiring = TimeSpan.FromSeconds(8);

    public static readonly TimeSpan GroupWait = TimeSpan.FromSeconds(3);
    public static readonly TimeSpan GroupInterval = TimeSpan.FromSeconds(1);

    /// <param name="shorten">What becomes of the text of a file of rules; by default only their waiting is shortened.</param>
    public static void Write(string root, string webhook, Func<string, string>? shorten = null)
    {
        var folder = Path.Combine(root, "config", "prometheus");
        Directory.CreateDirectory(Path.Combine(folder, "local"));
        Directory.CreateDirectory(Path.Combine(folder, "rules"));
        Directory.CreateDirectory(Path.Combine(root, "hack"));
        File.Copy(Repository.PathOf("hack", "install-prometheus"), Path.Combine(root, "hack", "install-prometheus"));
        File.WriteAllText(Path.Combine(folder, "local", "prometheus.yml"), Repository.Read("config", "prometheus", "local", "prometheus.yml").Replace(": 5s", ": 1s", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(folder, "local", "alertmanager.yml"), Alertmanager(webhook));
        foreach (var file in Directory.GetFiles(Repository.PathOf("config", "prometheus", "rules"), "*.yaml"))
            File.WriteAllText(Path.Combine(folder, "rules", Path.GetFileName(file)), (shorten ?? Rules)(File.ReadAllText(file)));
    }

    private static string Rules(string text)
    {
        text = Pending().Replace(text, $"$1for: {For.TotalSeconds:0}s");
        text = Kept().Replace(text, $"$1keep_firing_for: {KeepFiring.TotalSeconds:0}s");
        return PhaseWindow().Replace(Interval().Replace(text, "s"), "s");
    }

    private static string Alertmanager(string webhook) => Repository.Read("config", "prometheus", "local", "alertmanager.yml")
        .Replace("group_wait: 30s", $"group_wait: {GroupWait.TotalSeconds:0}s", StringComparison.Ordinal)
        .Replace("group_wait: 2m", $"group_wait: {GroupWait.TotalSeconds:0}s", StringComparison.Ordinal)
        .Replace("group_interval: 5m", $"group_interval: {GroupInterval.TotalSeconds:0}s", StringComparison.Ordinal)
        .Replace("- name: nobody", $"- name: nobody\n  webhook_configs:\n  - url: {webhook}", StringComparison.Ordinal);

    [GeneratedRegex("^( +)for: .+$", RegexOptions.Multiline)]
    private static partial Regex Pending();

    /// <summary>How long a phase is remembered: no longer than the alerts on it wait, so that a deployment that was deleted meanwhile never alerts.</summary>
    [GeneratedRegex(@"(?<=node_phase:max\{[^}]+\}\[\d+)m(?=\])")]
    private static partial Regex PhaseWindow();

    [GeneratedRegex("^( +)keep_firing_for: .+$", RegexOptions.Multiline)]
    private static partial Regex Kept();

    [GeneratedRegex(@"(?<=^ +interval: \d+)m$", RegexOptions.Multiline)]
    private static partial Regex Interval();
}
