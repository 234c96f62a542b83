using System.Text.RegularExpressions;
using NetworkTelemetry.Dashboards.Tests.PromQl;

namespace NetworkTelemetry.Dashboards.Tests;

/// <summary>The 17 rules of Grafana's dashboard-linter, by their names, without exclusions. The two about LogQL say that there is none.</summary>
public sealed partial class LinterRuleTests
{
    private static readonly string[] WithTitles = ["stat", "table", "timeseries", "gauge", "bargauge", "heatmap", "state-timeline"];

    /// <summary>Ids of Grafana's units; a new one is looked up in its list first.</summary>
    private static readonly string[] Units = ["s", "percentunit", "short", "none", "bytes", "reqps", "ops", "dtdurations", "dateTimeFromNow"];

    public static TheoryData<DashboardFile> Dashboards => [.. DashboardFile.All];

    [Theory, MemberData(nameof(Dashboards))]
    public void Template_datasource_rule(DashboardFile dashboard)
    {
        var source = Assert.Single(dashboard.Variables, variable => (string?)variable["type"] == "datasource");
        Assert.Equal(("datasource", "Data source", "prometheus"), ((string?)source["name"], (string?)source["label"], (string?)source["query"]));
    }

    [Theory, MemberData(nameof(Dashboards))]
    public void Template_job_rule(DashboardFile dashboard) => IsScrapeVariable(Linter.Variable(dashboard, "job"), "Job");

    [Theory, MemberData(nameof(Dashboards))]
    public void Template_instance_rule(DashboardFile dashboard) => IsScrapeVariable(Linter.Variable(dashboard, "instance"), "Instance");

    [Theory, MemberData(nameof(Dashboards))]
    public void Template_label_promql_rule(DashboardFile dashboard) => Assert.All(Linter.QueryVariables(dashboard), variable =>
        Parser.Parse(Linter.Variables.In(Linter.LabelValues((string)variable["query"]!).Series, dashboard.AllValues)));

    [Theory, MemberData(nameof(Dashboards))]
    public void Template_on_time_change_reload_rule(DashboardFile dashboard) =>
        Assert.All(Linter.QueryVariables(dashboard), variable => Assert.Equal(2, (int)variable["refresh"]!));

    [Theory, MemberData(nameof(Dashboards))]
    public void Panel_datasource_rule(DashboardFile dashboard) => Assert.All(dashboard.Panels, panel =>
    {
        Assert.Equal("${datasource}", (string?)panel["datasource"]!["uid"]);
        Assert.All(panel["targets"]!.AsArray(), target => Assert.Equal("${datasource}", (string?)target!["datasource"]!["uid"]));
    });

    [Theory, MemberData(nameof(Dashboards))]
    public void Panel_title_description_rule(DashboardFile dashboard) => Assert.All(dashboard.Panels, panel =>
    {
        Assert.Contains((string)panel["type"]!, WithTitles);
        Assert.NotEmpty((string)panel["title"]!);
        Assert.EndsWith(".", (string)panel["description"]!);
    });

    [Theory, MemberData(nameof(Dashboards))]
    public void Panel_units_rule(DashboardFile dashboard) => Assert.All(dashboard.Panels, panel =>
    {
        Assert.Contains((string)panel["fieldConfig"]!["defaults"]!["unit"]!, Units);
        var columns = panel["fieldConfig"]!["overrides"]!.AsArray().SelectMany(field => field!["properties"]!.AsArray()).Where(property => (string?)property!["id"] == "unit");
        Assert.All(columns, unit => Assert.Contains((string)unit!["value"]!, Units));
    });

    [Theory, MemberData(nameof(Dashboards))]
    public void Panel_no_targets_rule(DashboardFile dashboard) => Assert.All(dashboard.Panels, panel => Assert.NotEmpty(panel["targets"]!.AsArray()));

    [Theory, MemberData(nameof(Dashboards))]
    public void Target_logql_rule(DashboardFile dashboard) => Assert.All(
        dashboard.Panels, panel => Assert.Equal("prometheus", (string?)panel["datasource"]!["type"]));

    [Theory, MemberData(nameof(Dashboards))]
    public void Target_logql_auto_rule(DashboardFile dashboard) => Assert.DoesNotContain("$__auto", dashboard.Json.ToJsonString());

    [Theory, MemberData(nameof(Dashboards))]
    public void Target_promql_rule(DashboardFile dashboard) => Assert.All(PanelQuery.Of(dashboard, Linter.Variables), query => Parser.Parse(query.Expression));

    [Theory, MemberData(nameof(Dashboards))]
    public void Target_rate_interval_rule(DashboardFile dashboard) =>
        Assert.All(Expressions(dashboard), expression => Assert.All(Rate().Matches(expression), rate => Assert.Equal("$__rate_interval", rate.Groups[1].Value)));

    [Theory, MemberData(nameof(Dashboards))]
    public void Target_job_rule(DashboardFile dashboard) => SelectsBy(dashboard, "job");

    [Theory, MemberData(nameof(Dashboards))]
    public void Target_instance_rule(DashboardFile dashboard) => SelectsBy(dashboard, "instance");

    /// <summary>Stricter than the linter: every counter, also one with matchers, and nothing but counters.</summary>
    [Theory, MemberData(nameof(Dashboards))]
    public void Target_counter_agg_rule(DashboardFile dashboard)
    {
        foreach (var query in PanelQuery.Of(dashboard, Linter.Variables))
        {
            var all = Parser.Parse(query.Expression).All.ToArray();
            var rated = all.OfType<CallNode>().Where(call => call.Function is "rate" or "increase").SelectMany(call => call.Arguments).ToHashSet(ReferenceEqualityComparer.Instance);
            Assert.All(
                all.OfType<SelectorNode>(), selector => Assert.True(KnownMetrics.ByName[selector.Name].IsCounter == rated.Contains(selector), $"{query}: {selector.Name}"));
        }
    }

    [Theory, MemberData(nameof(Dashboards))]
    public void Uneditable_dashboard(DashboardFile dashboard) => Assert.False((bool)dashboard.Json["editable"]!);

    private static void IsScrapeVariable(JsonObject variable, string label)
    {
        Assert.Equal(("query", label, ".+"), ((string?)variable["type"], (string?)variable["label"], (string?)variable["allValue"]));
        Assert.Equal("${datasource}", (string?)variable["datasource"]!["uid"]);
        Assert.True((bool)variable["multi"]!);
        Assert.True((bool)variable["includeAll"]!);
    }

    // The alerts are no scraped series: Prometheus makes them.
    private static void SelectsBy(DashboardFile dashboard, string name) => Assert.All(Expressions(dashboard), expression => Assert.All(
        Selector().Matches(expression).Where(selector => selector.Groups[1].Value != "ALERTS"),
        selector => Assert.Contains($"{name}=~\"${name}\"", selector.Groups[2].Value)));

    private static IEnumerable<string> Expressions(DashboardFile dashboard) =>
        dashboard.Panels.SelectMany(panel => panel["targets"]!.AsArray()).Select(target => (string)target!["expr"]!);

    [GeneratedRegex(@"\bi?rate\([^\[\]]*\[([^\]]*)\]")]
    private static partial Regex Rate();

    [GeneratedRegex(@"([a-zA-Z_:][\w:]*)\{([^}]*)\}")]
    private static partial Regex Selector();
}
