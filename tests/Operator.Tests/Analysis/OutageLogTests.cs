using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Operator.Analysis;

namespace NetworkTelemetry.Operator.Tests.Analysis;

public sealed class OutageLogTests
{
    private static readonly HashSet<string> Required = ["ping"];

    [Fact]
    public void An_outage_starts_with_down_grows_with_its_nodes_and_ends_with_up()
    {
        var started = Next([], "Down", 1, nodes: 1, reason: "Timeout");
        var grown = Next(started, "Down", 1, nodes: 3, reason: "Refused");
        var shrunk = Next(grown, "Down", 1, nodes: 2);
        var unknown = Next(shrunk, "Unknown", 5);
        var ended = Next(unknown, "Up", 9);

        Assert.Equal(new Outage { Probe = "ping", Family = "IPv4", StartTime = At(1), Reason = "Timeout", Nodes = 1 }, Assert.Single(started));
        Assert.Equal(("Timeout", 3), (grown[0].Reason, grown[0].Nodes));
        Assert.Equal(3, shrunk[0].Nodes);
        Assert.Null(Assert.Single(unknown).EndTime);
        Assert.Equal((At(1), At(9), 3), (ended[0].StartTime, ended[0].EndTime, ended[0].Nodes));
    }

    [Fact]
    public void An_outage_ends_when_its_probe_is_no_longer_measured() => Assert.Equal(At(7), OutageLog.Next(Next([], "Down", 1), [], Required, At(7))[0].EndTime);

    [Fact]
    public void An_informational_probe_has_no_outages() =>
        Assert.Empty(OutageLog.Next([], [new ProbeResult { Probe = "other", Family = "IPv4", State = "Down" }], Required, At(1)));

    [Fact]
    public void An_outage_that_goes_on_after_a_restart_of_the_operator_stays_one() => Assert.Single(Next(Next(Next([], "Down", 1), "Down", 1), "Down", 1));

    [Fact]
    public void The_log_is_bounded_newest_first_and_never_drops_what_lasts() => Check.QuickThrowOnFailure(Prop.ForAll<bool[]>(states =>
    {
        IReadOnlyList<Outage> log = [];
        var (probes, second) = (new HashSet<string> { "ping", "old" }, 0);
        var old = new ProbeResult { Probe = "old", Family = "IPv4", State = "Down", LastTransitionTime = At(0) };
        foreach (var down in states ?? [])
        {
            second++;
            log = OutageLog.Next(log, [old, Result(down ? "Down" : "Up", second, 1, "Timeout")], probes, At(second));
        }

        return log.Count <= OutageLog.Length
            && log.SequenceEqual(log.OrderByDescending(outage => outage.StartTime))
            && (second == 0 || log.Count(outage => outage is { Probe: "old", EndTime: null }) == 1)
            && log.Count(outage => outage is { Probe: "ping", EndTime: null }) == (states is { Length: > 0 } && states[^1] ? 1 : 0);
    }));

    private static DateTimeOffset At(int second) => Facts.Start.AddSeconds(second);

    private static ProbeResult Result(string state, int second, int nodes, string reason) =>
        new() { Probe = "ping", Family = "IPv4", State = state, Reason = reason, NodesDown = nodes, LastTransitionTime = At(second) };

    private static IReadOnlyList<Outage> Next(IReadOnlyList<Outage> log, string state, int second, int nodes = 1, string reason = "Timeout") =>
        OutageLog.Next(log, [Result(state, second, nodes, reason)], Required, At(second));
}
