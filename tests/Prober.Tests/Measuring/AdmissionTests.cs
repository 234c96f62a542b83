using FsCheck;
using FsCheck.Fluent;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Tests.Support;
using Outcome = NetworkTelemetry.Prober.Measuring.Outcome;

namespace NetworkTelemetry.Prober.Tests.Measuring;

public sealed class AdmissionTests
{
    private readonly FakeTime _time = new();
    private ScriptedSender? _sender;

    private Bench Start(AdmissionLimits limits) =>
        new(_time, (clock, _) => [new(ProbeType.Tcp, _sender = new ScriptedSender(() => clock.Now))], limits: limits);

    private IReadOnlyList<string> Sent => [.. _sender!.Sent.Select(sent => sent.Request.Round.Plan.Target)];

    private static TargetEntry Target(string name, int port, int timeout = 500) =>
        Plans.Target(name, Plans.Connect(port) with { Interval = TimeSpan.FromHours(1), Timeout = TimeSpan.FromMilliseconds(timeout) });

    [Fact]
    public void Who_finds_no_place_waits_in_order_and_its_time_starts_when_it_leaves()
    {
        var bench = Start(new AdmissionLimits(PerDestination: 1));
        bench.Engine.Apply(Plans.Accepted(Target("a", 80), Target("b", 80), Target("c", 80)));
        bench.Run(_time, TimeSpan.FromMilliseconds(400));
        var first = Assert.Single(_sender!.Sent).Request;
        Assert.Equal(2, bench.Admission.Waiting);
        first.Settle(Outcome.Received(1000));
        bench.Run(_time, TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, _sender.Sent.Count);

        // Sent after 400 ms and answered 450 ms later: within its time-out of 500 ms, which did not run while it waited.
        bench.Run(_time, TimeSpan.FromMilliseconds(50));
        var second = _sender.Sent[1].Request;
        bench.Run(_time, TimeSpan.FromMilliseconds(400));
        Assert.False(second.IsSettled);
        second.Settle(Outcome.Received(1000));
        Assert.Equal(1e-6, bench.Series(second.Round.Plan.Target).Rtt.Last, 9);
        Assert.InRange(bench.Load.LagPercentile99(), 0.1, 1);
    }

    [Fact]
    public void Who_waits_in_vain_is_NotSent_which_is_no_loss_and_makes_nobody_down()
    {
        var bench = Start(new AdmissionLimits(PerDestination: 1));
        bench.Engine.Apply(Plans.Accepted(Target("a", 80, timeout: 5000), Target("b", 80)));
        bench.Run(_time, TimeSpan.FromSeconds(1));
        Assert.Equal(["a"], Sent);
        var other = bench.Series("b");
        Assert.Equal((ProbeReason.NotSent, ProbeState.Unknown), (other.Row.Reason, other.Row.RawState));
        Assert.Equal((0, 1, 0), (other.Sent, other.Discarded[0], bench.Admission.Waiting));
        Assert.All(other.Lost.ToArray(), lost => Assert.Equal(0, lost));
        Assert.Contains("not this request's turn", other.Row.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_port_and_another_address_do_not_wait_but_all_of_one_kind_share_a_limit()
    {
        var bench = Start(new AdmissionLimits(PerDestination: 1, PerKind: 3));
        var elsewhere = Plans.Target("d", Plans.Connect(80, "127.0.0.2") with { Interval = TimeSpan.FromHours(1) });
        bench.Engine.Apply(Plans.Accepted(Target("a", 80), Target("b", 80), Target("c", 81), elsewhere, Target("e", 82)));
        bench.Run(_time, TimeSpan.FromMilliseconds(100));
        Assert.Equal((3, 2), (_sender!.Sent.Count, bench.Admission.Waiting));
        Assert.Equal(3, Sent.Select(name => bench.Series(name).Plan.Port + bench.Series(name).Plan.Entry.Host).Distinct().Count());
        bench.Run(_time, TimeSpan.FromSeconds(2));
        Assert.Equal(0, bench.Admission.Waiting);
    }

    [Fact]
    public void Of_a_probe_that_hangs_one_request_waits_and_the_others_are_not_sent()
    {
        var bench = Start(new AdmissionLimits(PerDestination: 2));
        bench.Engine.Apply(Plans.Accepted(Plans.Target("a", Plans.Connect(80) with { Interval = TimeSpan.FromMilliseconds(100), Timeout = TimeSpan.FromHours(1) })));
        bench.Run(_time, TimeSpan.FromSeconds(3));
        Assert.Equal((2, 1), (_sender!.Sent.Count, bench.Admission.Waiting));
        Assert.InRange(bench.Series("a").Discarded[0], 20, 30);
        _sender.Sent[0].Request.Settle(Outcome.Received(1000));
        bench.Run(_time, TimeSpan.FromMilliseconds(1));
        Assert.Equal(3, _sender.Sent.Count);
    }

    [Fact]
    public void A_removed_target_gives_its_place_to_the_next()
    {
        var bench = Start(new AdmissionLimits(PerDestination: 1));
        bench.Engine.Apply(Plans.Accepted(Target("a", 80), Target("b", 80)));
        bench.Run(_time, TimeSpan.FromMilliseconds(100));
        var (first, kept) = (Sent[0], Sent[0] == "a" ? "b" : "a");
        bench.Engine.Apply(Plans.Accepted(Target(kept, 80)));
        bench.Run(_time, TimeSpan.FromMilliseconds(500));
        Assert.Equal([first, kept], Sent);
        Assert.Equal(0, bench.Admission.Waiting);
    }

    [Fact]
    public void Echo_requests_never_wait()
    {
        var bench = Bench.Scripted(_time, out var sender);
        bench.Engine.Apply(Plans.Accepted([.. Enumerable.Range(0, 300).Select(i => Plans.Target($"t{i}", Plans.Ping() with { Timeout = TimeSpan.FromMinutes(1), Interval = TimeSpan.FromHours(1) }))]));
        bench.Run(_time, TimeSpan.FromSeconds(2));
        Assert.Equal(300, sender.Sent.Count);
    }

    [Fact]
    public void However_requests_end_the_limits_hold_and_every_place_comes_back() => Check.QuickThrowOnFailure(Prop.ForAll<byte[]>(script =>
    {
        var limits = new AdmissionLimits(PerDestination: 2, PerKind: 3);
        var bench = Start(limits);
        bench.Engine.Apply(Plans.Accepted([.. Enumerable.Range(0, 8).Select(i => Plans.Target($"t{i}", Plans.Connect(80 + (i % 3)) with
        {
            Interval = TimeSpan.FromMilliseconds(100), Timeout = TimeSpan.FromMilliseconds(40 + (60 * i)),
        }))]));
        foreach (var step in script ?? [])
        {
            bench.Run(_time, TimeSpan.FromMilliseconds(step % 50));
            var open = Open();
            if (open.Count > limits.PerKind || open.GroupBy(request => request.Round.Plan.Port).Any(group => group.Count() > limits.PerDestination)) return false;
            if (open.Count > 0) open[step % open.Count].Settle(step < 128 ? Outcome.Received(1000) : Outcome.Lost(ProbeReason.Refused));
        }

        bench.Engine.Apply(Plans.Accepted());
        bench.Run(_time, TimeSpan.FromSeconds(2));
        return bench.Admission.Waiting == 0 && Open().Count == 0;

        List<Request> Open() => [.. _sender!.Sent.Select(sent => sent.Request).Where(request => !request.IsSettled)];
    }));
}
