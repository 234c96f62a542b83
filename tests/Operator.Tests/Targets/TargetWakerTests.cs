using NetworkTelemetry.Operator.Summaries;
using NetworkTelemetry.Operator.Targets;

namespace NetworkTelemetry.Operator.Tests.Targets;

public sealed class TargetWakerTests : IAsyncLifetime
{
    private readonly Fleet _fleet = new();
    private readonly RowFeed _rows = new();
    private readonly RefreshBoard _refresh = new();
    private readonly List<string> _woken = [];
    private TargetWaker _waker = null!;

    public async ValueTask InitializeAsync()
    {
        _waker = new TargetWaker(_fleet.Plans, _fleet.Reports, _fleet.Isolation, _rows, _refresh, _fleet.Targets, (key, _) => _woken.Add(key.Name));
        await _waker.StartAsync(default);
        _fleet.Target("a");
        _fleet.Target("b");
        _fleet.Plan(nodes: 1);
        _fleet.AddRow("a", 0.01);
        _fleet.AddRow("b", 0.01);
        foreach (var target in _fleet.Targets.List()) _fleet.Written(target);
        _woken.Clear();
    }

    public async ValueTask DisposeAsync() => await _waker.StopAsync(default);

    [Fact]
    public void A_transition_wakes_its_target_figures_only_wait_for_the_budget()
    {
        _rows.Publish(new RowChanges(new HashSet<string> { "uid-a", "uid-nobody" }, new HashSet<string> { "uid-b" }));

        Assert.Equal(["a"], _woken);
        Assert.Equal(["uid-b"], _refresh.TakeMoved(10));
    }

    [Fact]
    public void A_node_that_is_cut_off_wakes_its_targets_once()
    {
        var report = _fleet.Reports.Current.Values.Single();
        var process = report.Process! with { Isolated = [new("IPv4", "NoRoute", DateTimeOffset.UnixEpoch)] };
        _fleet.Reports.Publish(report with { Process = process });
        Assert.Equal(["a", "b"], _woken.Order());
        _fleet.Isolation.Refresh();
        Assert.Equal(2, _woken.Count);
    }

    [Fact]
    public void A_plan_wakes_the_targets_whose_part_in_it_changed()
    {
        _fleet.Target("c");
        _fleet.Plan(nodes: 1);

        Assert.Equal(["c"], _woken);
    }

    [Theory]
    [InlineData("unreachable", "a b")]
    [InlineData("another pod", "a b")]
    [InlineData("gone", "a b")]
    [InlineData("another list", "")]
    [InlineData("figures", "")]
    public void A_node_wakes_its_targets_when_its_voice_comes_or_goes(string what, string woken)
    {
        var report = _fleet.Reports.Current.Values.Single();
        if (what == "gone") _fleet.Reports.Remove(report.Node);
        else _fleet.Reports.Publish(what switch
        {
            "unreachable" => report with { Reachable = false },
            "another pod" => report with { PodUid = "new" },
            "another list" => report with { Revision = "r2" },
            _ => report with { Rejected = [] },
        });

        Assert.Equal(woken.Split(' ', StringSplitOptions.RemoveEmptyEntries), _woken.Order());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_new_list_wakes_what_waits_for_it_whoever_tells_first(bool planFirst)
    {
        var edited = _fleet.Target("a", generation: 2, status: _fleet.Targets.Get(new("web", "a"))!.Status);
        if (planFirst) _fleet.Plan(nodes: 1, revision: "r2");
        _woken.Clear();

        if (planFirst) _fleet.Reports.Publish(_fleet.Reports.Current.Values.Single() with { Revision = "r2" });
        else _fleet.Plan(nodes: 1, revision: "r2");

        Assert.Equal(2, edited.Metadata.Generation);
        Assert.Equal(["a"], _woken.Distinct());
    }
}
