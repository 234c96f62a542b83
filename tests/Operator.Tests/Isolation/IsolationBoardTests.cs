using System.Collections.Immutable;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Operator.Fleet;
using NetworkTelemetry.Operator.Isolation;
using NetworkTelemetry.Operator.Tests.Targets;

namespace NetworkTelemetry.Operator.Tests.Isolation;

public sealed class IsolationBoardTests
{
    private readonly ReportBoard _reports = new();
    private readonly ManualTime _time = new();
    private readonly IsolationBoard _board;
    private readonly List<string> _changed = [];

    public IsolationBoardTests()
    {
        _board = new IsolationBoard(_reports, _time);
        _board.Changed += node => _changed.Add(node.Name);
    }

    private string Isolated => string.Join(' ', _board.Current.Keys.Select(node => node.Name).Order());

    [Fact]
    public void The_row_that_makes_it_five_brings_the_verdict_with_it()
    {
        Report("b", "uuuuuu");
        Report("a", "dddduu");
        Assert.Equal("", Isolated);
        Report("a", "dddddu");
        Assert.Equal("a", Isolated);
        Report("a", "dddddd");
        Report("a", "uuuuuu");
        Assert.Equal("", Isolated);
        Assert.Equal(["a", "a"], _changed);
    }

    [Fact]
    public void What_others_report_later_is_found_at_the_next_look()
    {
        Report("a", "ddddd");
        Assert.Equal("", Isolated);
        Report("b", "uuuuu");
        _board.Refresh();
        Assert.Equal("a", Isolated);
    }

    [Theory]
    // With three nodes the majority of the other two decides, not one that contradicts.
    [InlineData("a:ddddd b:uuuuu c:uuuuu", "a")]
    [InlineData("a:ddddd b:uuuuu c:ddddd", "")]
    [InlineData("a:ddddd b:ddddd c:ddddd", "")]
    [InlineData("a:ddddd b:ddddd c:uuuuu d:uuuuu e:uuuuu", "a b")]
    // Who is silent to the operator, cut off itself or unable to tell is no witness.
    [InlineData("a:ddddd b:uuuuu! c:?????", "")]
    [InlineData("a:ddddd b:????? c:uuuuu", "a")]
    [InlineData("a:ddddd b:ddddd* c:uuuuu", "a b")]
    [InlineData("a:ddddd! b:uuuuu", "")]
    // The prober knows best.
    [InlineData("a:u*", "a")]
    public void Witnesses_are_nodes_that_can_tell(string nodes, string isolated)
    {
        foreach (var node in nodes.Split(' ')) Report(node[..1], node[2..].TrimEnd('!', '*'), node[^1] != '!', node[^1] == '*');
        _board.Refresh();
        Assert.Equal(isolated, Isolated);
    }

    [Fact]
    public void A_node_that_is_gone_or_silent_is_no_longer_isolated()
    {
        Report("b", "uuuuu");
        Report("a", "ddddd");
        Report("a", "ddddd", reachable: false);
        Assert.Equal("", Isolated);
        Report("a", "ddddd");
        Assert.Equal("a", Isolated);
        _reports.Remove(Key("a"));
        Assert.Equal("", Isolated);
    }

    [Fact]
    public void A_node_that_comes_back_row_by_row_abstains_until_it_has_measured_all_anew()
    {
        Report("b", "uuuuu");
        Report("a", "ddddd");
        foreach (var rows in (string[])["udddd", "uuddd", "uuuud"])
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            Report("a", rows);
            Assert.Equal("a", Isolated);
        }

        _time.Advance(TimeSpan.FromSeconds(31));
        _board.Refresh();
        Assert.Equal("", Isolated);
    }

    private static NodeKey Key(string name) => new("web", "edge", name);

    /// <summary>A row for each letter, each in a network of its own: u Up, d Down, ? cannot tell.</summary>
    private void Report(string node, string rows, bool reachable = true, bool isCutOff = false) => _reports.Publish(new NodeReport
    {
        Node = Key(node), PodUid = "pod-" + node, Reachable = reachable,
        Process = new ProcessFigures { Isolated = isCutOff ? [new("IPv4", IsolationReason.NoRoute, _time.GetUtcNow())] : null },
        Rows = rows.Select((letter, i) => Row(i, letter switch { 'u' => ProbeState.Up, 'd' => ProbeState.Down, _ => ProbeState.Unknown }))
            .ToImmutableDictionary(row => new SummaryKey(row.Uid, row.Probe, row.Family)),
    });

    private static SummaryRow Row(int target, string state) => new()
    {
        Uid = $"uid-{target}", Probe = "ping", Family = "IPv4", State = state, RawState = state, Reason = state == ProbeState.Up ? ProbeReason.Ok : ProbeReason.Timeout,
        Address = $"198.51.{target}.1",
    };
}
