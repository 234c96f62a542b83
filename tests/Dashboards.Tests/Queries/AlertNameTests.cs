using System.Text.RegularExpressions;

namespace NetworkTelemetry.Dashboards.Tests.Queries;

/// <summary>Alerts that the dashboards draw are those that the rules have.</summary>
public sealed partial class AlertNameTests
{
    [Fact]
    public void Every_alert_of_the_rules_is_drawn_in_one_kind_of_dashboard_and_no_other()
    {
        var folder = Repository.PathOf("config", "prometheus", "rules");
        Assert.SkipUnless(Directory.Exists(folder), "config/prometheus/rules is not there");
        var rules = Directory.EnumerateFiles(folder, "*.yaml").SelectMany(file => Alert().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct();
        var drawn = DashboardFile.All.Select(dashboard => Names().Match((string)dashboard.Annotations.Single()["target"]!["expr"]!).Groups[1].Value).Distinct().SelectMany(names => names.Split('|'));
        Assert.Equal(rules.Order(StringComparer.Ordinal), drawn.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"(?m)^\s*-\s*alert:\s*(\w+)")]
    private static partial Regex Alert();

    [GeneratedRegex(@"alertname=~""([^""]*)""")]
    private static partial Regex Names();
}
