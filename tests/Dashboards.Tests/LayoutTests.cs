namespace NetworkTelemetry.Dashboards.Tests;

public sealed class LayoutTests
{
    public static TheoryData<DashboardFile> Dashboards => [.. DashboardFile.All];

    [Fact]
    public void Uids_are_unique_and_short_and_name_the_file()
    {
        Assert.Equal(DashboardFile.All.Count, DashboardFile.All.Select(dashboard => dashboard.Uid).Distinct().Count());
        Assert.All(DashboardFile.All, dashboard => Assert.True(dashboard.Uid == dashboard.Name && dashboard.Uid.Length <= 40, dashboard.Uid));
    }

    [Fact]
    public void Titles_are_unique() =>
        Assert.Equal(DashboardFile.All.Count, DashboardFile.All.Select(dashboard => (string?)dashboard.Json["title"]).Distinct().Count());

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Panels_have_unique_ids_and_titles(DashboardFile dashboard)
    {
        Assert.Equal(dashboard.AllPanels.Count(), dashboard.AllPanels.Select(panel => (int)panel["id"]!).Distinct().Count());
        Assert.Equal(dashboard.Panels.Count(), dashboard.Panels.Select(panel => (string?)panel["title"]).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Queries_of_a_panel_have_unique_ids(DashboardFile dashboard) => Assert.All(dashboard.Panels, panel =>
        Assert.Equal(panel["targets"]!.AsArray().Count, panel["targets"]!.AsArray().Select(target => (string?)target!["refId"]).Distinct().Count()));

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void Panels_fill_the_grid_without_overlaps(DashboardFile dashboard)
    {
        const int columns = 24;
        var taken = new HashSet<(int X, int Y)>();
        foreach (var panel in dashboard.AllPanels)
        {
            var (x, y, width, height) = Position(panel);
            Assert.True(x >= 0 && width > 0 && height > 0 && x + width <= columns, $"{panel["title"]} leaves the grid");
            for (var column = x; column < x + width; column++)
            {
                for (var row = y; row < y + height; row++) Assert.True(taken.Add((column, row)), $"{panel["title"]} overlaps another at {column}, {row}");
            }
        }

        var holes = taken.GroupBy(cell => cell.Y).Where(row => row.Count() < columns).Select(row => row.Key);
        Assert.Empty(holes);
    }

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void The_first_line_is_figures(DashboardFile dashboard) => Assert.All(
        dashboard.Panels.GroupBy(panel => (int)panel["gridPos"]!["y"]!).First(), panel => Assert.Equal("stat", (string?)panel["type"]));

    [Theory]
    [MemberData(nameof(Dashboards))]
    public void It_can_be_found_and_opens_with_a_sensible_time(DashboardFile dashboard)
    {
        Assert.Contains("network-telemetry", dashboard.Json["tags"]!.AsArray().Select(tag => (string?)tag));
        Assert.Equal(42, (int)dashboard.Json["schemaVersion"]!);
        Assert.Matches("^now-\\d+h$", (string?)dashboard.Json["time"]!["from"]);
        Assert.NotEmpty((string)dashboard.Json["description"]!);
    }

    private static (int X, int Y, int Width, int Height) Position(JsonObject panel)
    {
        var position = panel["gridPos"]!;
        return ((int)position["x"]!, (int)position["y"]!, (int)position["w"]!, (int)position["h"]!);
    }
}
