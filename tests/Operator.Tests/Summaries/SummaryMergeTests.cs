using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Operator.Fleet;
using NetworkTelemetry.Operator.Summaries;

namespace NetworkTelemetry.Operator.Tests.Summaries;

public sealed class SummaryMergeTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_full_answer_replaces_every_row()
    {
        var report = Apply(Empty, Delta(Row("a"), Row("b")) with { Full = true }).Report;

        var (next, changes) = Apply(report, Delta(Row("b", state: "Down"), Row("c")) with { Full = true });

        Assert.Equal(["b", "c"], next.Rows.Keys.Select(key => key.Uid).Order());
        Assert.Equal(["a", "b", "c"], changes.Transitions.Order());
    }

    [Fact]
    public void A_difference_changes_what_it_names_and_removes_what_it_says()
    {
        var report = Apply(Empty, Delta(Row("a"), Row("b"), Row("c")) with { Full = true }).Report;

        var (next, changes) = Apply(report, Delta(Row("b", rtt: 0.5)) with { Removed = [new SummaryKey("a", "ping", "IPv4"), new SummaryKey("never", "ping", "IPv4")] });

        Assert.Equal(["b", "c"], next.Rows.Keys.Select(key => key.Uid).Order());
        Assert.Equal(0.5, next.Rows[new SummaryKey("b", "ping", "IPv4")].RttSeconds);
        Assert.Equal(["a"], changes.Transitions);
        Assert.Equal(["b"], changes.Figures);
    }

    [Theory]
    [InlineData("state", true, false)]
    [InlineData("first rtt", true, false)]
    [InlineData("isolated", true, false)]
    [InlineData("rtt", false, true)]
    [InlineData("sent", false, true)]
    [InlineData("reason", false, true)]
    [InlineData("jitter", false, true)]
    [InlineData("certificate", false, true)]
    [InlineData("rounds", false, false)]
    [InlineData("nothing", false, false)]
    public void A_row_wakes_only_as_much_as_it_tells(string what, bool transition, bool figures)
    {
        var old = what == "first rtt" ? Row("a") with { RttSeconds = null } : Row("a");
        var updated = what switch
        {
            "state" => old with { State = "Down" },
            "first rtt" => old with { RttSeconds = 0.1 },
            "isolated" => old with { Reason = "ProberIsolated" },
            "rtt" => old with { RttSeconds = 0.2 },
            "sent" => old with { Sent = 99 },
            "jitter" => old with { JitterSeconds = 0.1 },
            "certificate" => old with { CertificateNotAfter = Now },
            "reason" => old with { Reason = "Timeout" },
            "rounds" => old with { Rounds = 99, Since = Now },
            _ => old with { },
        };

        var changes = Apply(Apply(Empty, Delta(old)).Report, Delta(updated)).Changes;

        Assert.Equal((transition, figures), (changes.Transitions.Contains("a"), changes.Figures.Contains("a")));
    }

    [Fact]
    public void A_target_with_a_transition_and_figures_is_named_once()
    {
        var report = Apply(Empty, Delta(Row("a"), Row("a", probe: "port"))).Report;

        var changes = Apply(report, Delta(Row("a", rtt: 0.7), Row("a", probe: "port", state: "Down"))).Changes;

        Assert.Equal((1, 0), (changes.Transitions.Count, changes.Figures.Count));
    }

    [Fact]
    public void An_answer_sets_the_node_s_own_figures_and_that_it_answers()
    {
        var summary = Delta() with { Revision = "r2", Rejected = [new RejectedEntry { Uid = "a", Reason = "Unsupported", Message = "m" }] };

        var report = Apply(Empty with { Reachable = false }, summary).Report;

        Assert.Equal(("r2", true, 1), (report.Revision, report.Reachable, report.Rejected.Count));
        Assert.Same(summary.Process, report.Process);
    }

    [Fact]
    public void A_rejected_entry_wakes_its_target_when_it_comes_and_when_it_goes()
    {
        var entry = new RejectedEntry { Uid = "a", Reason = "Unsupported", Message = "m" };
        var came = Apply(Empty, Delta() with { Rejected = [entry, null!] });
        var stayed = Apply(came.Report, Delta() with { Rejected = [entry with { }] });
        var went = Apply(stayed.Report, Delta());

        Assert.Equal(["a"], came.Changes.Transitions);
        Assert.Empty(stayed.Changes.Transitions);
        Assert.Equal(["a"], went.Changes.Transitions);
        Assert.Empty(went.Report.Rejected);
    }

    [Fact]
    public void Fields_of_a_newer_prober_are_ignored_and_missing_lists_are_empty()
    {
        var json = """{"node":"n","cursor":"c","process":{"future":1},"rows":[{"uid":"a","probe":"p","family":"IPv4","state":"Up","rawState":"Up","reason":"Ok","jitterSeconds":1}],"tomorrow":[]}""";

        var report = Apply(Empty, JsonSerializer.Deserialize(json, ContractJson.Default.Summary)!).Report;

        Assert.Single(report.Rows);
        Assert.Empty(report.Rejected);
    }

    [Fact]
    public void A_row_without_its_names_is_left_out_and_a_long_message_is_cut()
    {
        var json = """{"node":"n","cursor":"c","process":{},"rows":[null,{"uid":null,"probe":"p","family":"IPv4","state":"Up","rawState":"Up","reason":"Ok"}],"removed":[null]}""";
        var summary = JsonSerializer.Deserialize(json, ContractJson.Default.Summary)!;

        var report = Apply(Empty, summary with { Rows = [.. summary.Rows, Row("a") with { Message = new string('x', 9999) }] }).Report;

        Assert.Equal(256, Assert.Single(report.Rows).Value.Message!.Length);
    }

    [Fact]
    public void Differences_one_after_the_other_make_the_same_as_one_full_answer() => Check.QuickThrowOnFailure(Prop.ForAll<int[]>(numbers =>
    {
        var truth = new Dictionary<SummaryKey, SummaryRow>();
        var report = Empty;
        foreach (var number in numbers ?? [])
        {
            var row = Row($"t{number & 7}", rtt: (number & 63) / 100.0);
            var key = new SummaryKey(row.Uid, row.Probe, row.Family);
            var remove = (number & 64) != 0;
            if (remove) truth.Remove(key);
            else truth[key] = row;
            report = Apply(report, remove ? Delta() with { Removed = [key] } : Delta(row)).Report;
        }

        var full = Apply(Empty, Delta([.. truth.Values]) with { Full = true }).Report;
        return report.Rows.Count == full.Rows.Count && full.Rows.All(pair => report.Rows[pair.Key] == pair.Value);
    }));

    private static NodeReport Empty { get; } = new() { Node = new NodeKey("web", "edge", "edge-0"), PodUid = "pod" };

    private static (NodeReport Report, RowChanges Changes) Apply(NodeReport report, Summary summary) => SummaryMerge.Apply(report, summary);

    private static Summary Delta(params SummaryRow[] rows) => new() { Node = "edge-0", Cursor = "c", Process = new ProcessFigures(), Rows = rows };

    private static SummaryRow Row(string uid, string probe = "ping", string state = "Up", double rtt = 0.01) => new()
    {
        Uid = uid, Probe = probe, Family = "IPv4", State = state, RawState = state, Reason = "Ok", RttSeconds = rtt, Sent = 10, Rounds = 1,
    };
}
