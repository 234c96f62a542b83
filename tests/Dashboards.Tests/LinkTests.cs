using System.Text.RegularExpressions;

namespace NetworkTelemetry.Dashboards.Tests;

public sealed partial class LinkTests
{
    private static readonly string[] Builtin = ["__url_time_range", "__field", "__data"];

    public static TheoryData<DashboardFile> Dashboards => [.. DashboardFile.All];

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Links_lead_to_dashboards_that_exist_and_set_variables_that_they_have(DashboardFile dashboard)
    {
        foreach (var link in Links(dashboard))
        {
            var url = (string)link["url"]!;
            Assert.NotEmpty((string)link["title"]!);
            var uid = Uid().Match(url).Groups[1].Value;
            var target = Assert.Single(DashboardFile.All, other => other.Uid == uid);
            var variables = target.Variables.Select(variable => (string)variable["name"]!).ToHashSet();
            Assert.All(Set().Matches(url), match => Assert.Contains(match.Groups[1].Value, variables));
        }
    }

    /// <summary>Variables that a dashboard does not have stay in the address as they are written.</summary>
    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Links_use_variables_of_their_own_dashboard(DashboardFile dashboard)
    {
        var variables = dashboard.Variables.Select(variable => (string)variable["name"]!).Concat(Builtin).ToHashSet();
        Assert.All(Links(dashboard), link => Assert.All(Used().Matches((string)link["url"]!), match => Assert.Contains(match.Groups[1].Value, variables)));
    }

    /// <summary>A link from a series reads its labels; one from a row reads columns.</summary>
    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Links_read_what_their_panel_has(DashboardFile dashboard)
    {
        foreach (var panel in dashboard.Panels)
        {
            var urls = (panel["fieldConfig"]!["defaults"]!["links"]?.AsArray() ?? []).Select(link => (string)link!["url"]!).ToArray();
            var isTable = (string)panel["type"]! == "table";
            Assert.All(urls, url => Assert.DoesNotContain(isTable ? "__field" : "__data", url));
            foreach (var column in urls.SelectMany(url => Column().Matches(url)).Select(match => match.Groups[1].Value + match.Groups[2].Value))
                Assert.Contains(column, panel["transformations"]!.AsArray()[1]!["options"]!["renameByName"]!.AsObject().Select(name => (string?)name.Value));
            foreach (var label in urls.SelectMany(url => Label().Matches(url)).Select(match => match.Groups[1].Value))
                Assert.All(
                    panel["targets"]!.AsArray(), target => Assert.True(((string)target!["expr"]!).Contains(label, StringComparison.Ordinal), $"{panel["title"]} has no {label}"));
        }
    }

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void The_others_are_found_by_their_tag(DashboardFile dashboard)
    {
        var link = Assert.Single(dashboard.Json["links"]!.AsArray())!;
        Assert.Equal("dashboards", (string?)link["type"]);
        Assert.Equal("network-telemetry", (string?)Assert.Single(link["tags"]!.AsArray()));
    }

    private static IEnumerable<JsonNode> Links(DashboardFile dashboard) =>
        dashboard.Panels.SelectMany(panel => panel["fieldConfig"]!["defaults"]!["links"]?.AsArray() ?? []).Select(link => link!);

    [GeneratedRegex(@"^/d/([\w-]+)\?")]
    private static partial Regex Uid();

    [GeneratedRegex(@"[?&]var-(\w+)=")]
    private static partial Regex Set();

    [GeneratedRegex(@"\$\{(\w+)")]
    private static partial Regex Used();

    [GeneratedRegex(@"__data\.fields(?:\.(\w+)|\[""([^""]+)""\])")]
    private static partial Regex Column();

    [GeneratedRegex(@"__field\.labels\.(\w+)")]
    private static partial Regex Label();
}
