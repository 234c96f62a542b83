using System.Text.RegularExpressions;
using NetworkTelemetry.Dashboards.Tests.PromQl;

namespace NetworkTelemetry.Dashboards.Tests.Queries;

/// <summary>No panel can stay empty for a reason that is visible in its query.</summary>
public sealed partial class QueryTests
{
    private static readonly GrafanaVariables Variables = new();

    public static TheoryData<DashboardFile> Dashboards => [.. DashboardFile.All];

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Metrics_and_labels_are_those_of_the_catalogue(DashboardFile dashboard) => Assert.All(PanelQuery.Of(dashboard, Variables), query => Labels(query));

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Names_of_series_are_never_empty_and_made_of_labels_that_they_have(DashboardFile dashboard) => Assert.All(PanelQuery.Of(dashboard, Variables), query =>
    {
        var labels = Labels(query);
        var used = Placeholder().Matches(query.Legend).Select(match => match.Groups[1].Value).ToArray();
        Assert.All(used, label => Assert.True(labels is null || labels.Contains(label), $"{query} has no label {label}"));
        Assert.True(query.Legend.Trim().Length > 0, $"{query} has no legend");
        if (query.Format == "time_series" && labels?.Count > 0)
            Assert.True(
                labels.All(label => used.Contains(label) || label == "deployment"), $"{query}: series of different [{string.Join(' ', labels)}] have the same name {query.Legend}");
    });

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void All_queries_of_a_table_have_the_labels_of_its_rows(DashboardFile dashboard)
    {
        foreach (var query in PanelQuery.Of(dashboard, Variables).Where(query => query.Format == "table"))
        {
            var columns = query.Panel["transformations"]!.AsArray()[1]!["options"]!["indexByName"]!.AsObject().Select(column => column.Key);
            Assert.Equal(columns.Where(column => !column.StartsWith("Value", StringComparison.Ordinal)).Order(StringComparer.Ordinal), Labels(query)!.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Heatmaps_get_buckets(DashboardFile dashboard) => Assert.All(
        PanelQuery.Of(dashboard, Variables).Where(query => (string?)query.Panel["type"] == "heatmap"), query =>
        {
            Assert.Equal("heatmap", query.Format);
            Assert.Equal(["le"], Labels(query)!);
        });

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Variables_list_labels_that_exist_and_select_the_label_of_their_name(DashboardFile dashboard)
    {
        foreach (var variable in dashboard.Variables.Where(variable => (string?)variable["type"] == "query"))
        {
            var (series, label) = Linter.LabelValues((string)variable["query"]!);
            Assert.Contains(label, LabelFlow.Of(Parser.Parse(Variables.In(series, dashboard.AllValues)))!);
        }

        var selected = PanelQuery.Of(dashboard, Variables).SelectMany(query => Selector().Matches((string)query.Panel["targets"]![0]!["expr"]!)).ToArray();
        Assert.NotEmpty(selected);
        Assert.All(
            selected, match => Assert.True(match.Groups[1].Value == match.Groups[2].Value || match.Groups[1].Value == "deployment_" + match.Groups[2].Value, match.Value));
    }

    [Fact]
    public void Every_variable_of_the_issue_is_there()
    {
        var target = DashboardFile.All.Single(dashboard => dashboard.Uid == "network-telemetry").Variables.Select(variable => (string?)variable["name"]);
        Assert.Superset(new HashSet<string?> { "datasource", "namespace", "deployment", "node", "target", "region" }, target.ToHashSet());
    }

    [Fact]
    public void Annotations_are_alerts_that_fire()
    {
        foreach (var dashboard in DashboardFile.All)
        {
            var annotation = Assert.Single(dashboard.Annotations);
            var selector = Assert.IsType<SelectorNode>(Parser.Parse(Variables.In((string)annotation["target"]!["expr"]!, dashboard.AllValues)));
            Assert.Equal("ALERTS", selector.Name);
            Assert.Contains(new Matcher("alertstate", "=", "firing"), selector.Matchers);
        }
    }

    /// <summary>As they are spelled where they are exported.</summary>
    [Fact]
    public void Standard_metrics_are_those_that_the_code_exports()
    {
        var code = string.Concat(new[] { "Kubernetes", "Metrics" }
            .SelectMany(project => Directory.EnumerateFiles(Repository.PathOf("src", project), "*.cs", SearchOption.AllDirectories)).Select(File.ReadAllText));
        Assert.All(KnownMetrics.Standard, name => Assert.Contains($"\"{name}\"", code));
    }

    private static IReadOnlySet<string>? Labels(PanelQuery query)
    {
        try
        {
            return LabelFlow.Of(Parser.Parse(query.Expression));
        }
        catch (Exception error) when (error is InvalidOperationException or FormatException)
        {
            throw new InvalidOperationException($"{query}: {error.Message}", error);
        }
    }

    [GeneratedRegex(@"\{\{\s*(\w+)\s*\}\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(\w+)=~""\$(\w+)""")]
    private static partial Regex Selector();
}
