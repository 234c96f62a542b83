using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Measuring;

public sealed class EngineTests
{
    private static readonly Outcome Answer = Outcome.Received(3_000_000);

    private readonly FakeTime _time = new();
    private readonly Bench _bench;
    private readonly ScriptedSender _sender;

    public EngineTests() => _bench = Bench.Scripted(_time, out _sender);

    private void Apply(params Api.Contract.V1.TargetEntry[] targets)
    {
        _bench.Engine.Apply(Plans.Accepted(targets));
        _bench.Engine.Turn();
    }

    private void Run(double milliseconds) => _bench.Run(_time, TimeSpan.FromMilliseconds(milliseconds));

    [Fact]
    public void Twenty_new_targets_start_their_first_round_within_50_ms()
    {
        Apply([.. Enumerable.Range(0, 20).Select(i => Plans.Target($"t{i}", Plans.Ping()))]);
        Run(50);
        Assert.Equal(20, _sender.Sent.Select(sent => sent.Request.Round.Series.Plan.Target).Distinct().Count());
        Assert.All(_bench.Board.Content.Series, series => Assert.Equal(ProbeState.Pending, series.Row.State));
    }

    [Fact]
    public void Rounds_allocate_nothing_once_their_objects_are_there()
    {
        _sender.ForgetsSettledRequests = true;
        Apply(Plans.Target("a", Plans.Ping()));
        Answered(3);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Answered(10);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Answered(int rounds)
        {
            for (; rounds > 0; rounds--)
            {
                while (_sender.Sent.Count == 0) Run(1);
                _sender.Sent[0].Request.Settle(Answer);
                _sender.Sent.Clear();
            }
        }
    }

    [Fact]
    public void A_request_counts_only_once_its_outcome_is_known()
    {
        Apply(Plans.Target("a", Plans.Ping(packets: 2)));
        Run(110);
        Assert.Equal(2, _sender.Sent.Count);
        Assert.Equal((0, 0), (_bench.Series("a").Sent, _bench.Series("a").Rounds));
        _sender.Sent[0].Request.Settle(Answer);
        Assert.Equal((1, 1, 0), (_bench.Series("a").Sent, _bench.Series("a").Received, _bench.Series("a").Rounds));
        Run(500);
        Assert.Equal((2, 1, 1), (_bench.Series("a").Sent, _bench.Series("a").Received, _bench.Series("a").Rounds));
        Assert.Equal([1, 0], _bench.Series("a").Lost.ToArray());
        Assert.Equal((ProbeState.Up, ProbeReason.Ok, 2, 1), (_bench.Row("a").State, _bench.Row("a").Reason, _bench.Row("a").Sent, _bench.Row("a").Lost));
    }

    [Fact]
    public void A_late_reply_is_lost_and_never_a_duplicate_and_a_second_reply_is_one()
    {
        Apply(Plans.Target("a", Plans.Ping()));
        Run(600);
        var late = _sender.Sent[0].Request;
        Assert.True(late.IsSettled);
        late.Settle(Answer);
        late.AnsweredAgain();
        Assert.Equal((0, 0), (_bench.Series("a").Received, _bench.Series("a").Duplicates));

        while (_sender.Sent.Count < 2) Run(1);
        var answered = _sender.Sent[1].Request;
        answered.Settle(Answer);
        answered.AnsweredAgain();
        Assert.Equal(1, _bench.Series("a").Duplicates);
    }

    [Fact]
    public void A_reply_that_came_after_its_time_but_is_read_before_the_timer_is_lost()
    {
        Apply(Plans.Target("a", Plans.Ping()));
        Run(1);
        _sender.Sent[0].Request.Settle(Outcome.Received(500_000_001));
        Assert.Equal(ProbeReason.Timeout, _bench.Row("a").Reason);
    }

    [Fact]
    public void A_reply_that_comes_while_the_engine_is_held_up_after_it_has_looked_is_not_lost()
    {
        Apply(Plans.Target("a", Plans.Ping()));
        Run(1);
        _sender.Receiving = () =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            _sender.Receiving = () => _sender.Sent[0].Request.Settle(Answer);
        };
        _bench.Engine.Turn();
        _bench.Engine.Turn();
        Assert.Equal((1, 1), (_bench.Series("a").Sent, _bench.Series("a").Received));
    }

    [Fact]
    public void A_reply_that_looks_late_because_the_machine_held_the_request_up_while_it_was_sent_is_not_lost()
    {
        _sender.Sending = () => _time.Advance(TimeSpan.FromSeconds(1));
        Apply(Plans.Target("a", Plans.Ping()));
        Run(1);
        _sender.Sent[0].Request.Settle(Outcome.Received(1_003_000_000));
        Assert.Equal(ProbeReason.NotSent, _bench.Row("a").Reason);
        Assert.Equal((0, 0), (_bench.Series("a").Received, _bench.Series("a").Lost.ToArray().Sum()));
    }

    [Fact]
    public void A_reply_that_came_at_once_counts_although_the_machine_held_the_prober_up_behind_its_request()
    {
        _sender.Sending = () => _time.Advance(TimeSpan.FromSeconds(1));
        Apply(Plans.Target("a", Plans.Ping()));
        Run(1);
        _sender.Sent[0].Request.Settle(Answer);
        Assert.Equal(1, _bench.Series("a").Received);
    }

    [Fact]
    public void The_time_of_a_request_begins_when_it_has_left()
    {
        _sender.Sending = () => _time.Advance(TimeSpan.FromSeconds(1));
        Apply(Plans.Target("a", Plans.Ping()));
        _sender.Sending = () => { };
        Run(490);
        Assert.False(_sender.Sent[0].Request.IsSettled);
        Run(20);
        Assert.True(_sender.Sent[0].Request.IsSettled);
    }

    [Fact]
    public void Rounds_overlap_when_the_timeout_exceeds_the_interval_and_none_is_dropped()
    {
        Apply(Plans.Target("a", Plans.Ping() with { Timeout = TimeSpan.FromSeconds(3) }));
        Run(10_000);
        Assert.InRange(_sender.Sent.Count, 9, 11);
        Assert.True(_sender.Sent.Count(sent => !sent.Request.IsSettled) >= 3);
        Run(4_000);
        Assert.Equal(_sender.Sent.Count(sent => sent.Request.IsSettled), _bench.Series("a").Rounds);
        Assert.True(_bench.Series("a").Rounds >= 10);
    }

    [Theory]
    [InlineData("192.0.2.1")]
    [InlineData("::ffff:192.0.2.1")]
    public void All_rounds_of_a_target_are_to_one_object_whatever_way_its_address_is_written(string host)
    {
        Apply(Plans.Target("a", Plans.Ping(host)));
        Run(3000);
        Assert.Single(_sender.Sent.Select(sent => sent.Request.Round.Address).Distinct());
    }

    [Fact]
    public void Rounds_keep_to_their_schedule_without_drift()
    {
        Apply(Plans.Target("a", Plans.Ping()));

        // Looked at every 7 ms only: each round is late by up to 7 ms, but lateness must not add up.
        for (var i = 0; i < 10_000; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(7));
            _bench.Engine.Turn();
        }

        var second = _sender.Sent[1].At;
        Assert.All(_sender.Sent.Skip(1).Select((sent, i) => sent.At - second - (i * 1_000_000_000L)), error => Assert.InRange(error, -7_000_000, 7_000_000));
        Assert.InRange(_sender.Sent.Count, 69, 72);
    }

    [Fact]
    public void After_a_long_stop_missed_rounds_are_skipped_rather_than_sent_in_a_burst()
    {
        Apply(Plans.Target("a", Plans.Ping()));
        Run(2000);
        var before = _sender.Sent.Count;
        _time.Advance(TimeSpan.FromHours(1));
        Run(1000);
        Assert.InRange(_sender.Sent.Count - before, 1, 3);
    }

    [Fact]
    public void An_unchanged_target_keeps_counters_and_schedule_when_the_list_changes()
    {
        Apply(Plans.Target("a", Plans.Ping()), Plans.Target("b", Plans.Ping()));
        Run(3000);
        var series = _bench.Series("a");
        var (rounds, next) = (series.Rounds, _sender.Sent.Count(sent => sent.Request.Round.Series == series));
        Apply(Plans.Target("a", Plans.Ping()), Plans.Target("c", Plans.Ping()));
        Run(1);
        Assert.Same(series, _bench.Series("a"));
        Assert.Equal((rounds, next), (series.Rounds, _sender.Sent.Count(sent => sent.Request.Round.Series == series)));
        Assert.DoesNotContain(_bench.Board.Content.Series, one => one.Plan.Target == "b");
        var removed = _sender.Sent.Count(sent => sent.Request.Round.Series.Plan.Target == "b");
        Run(3000);
        Assert.Equal(removed, _sender.Sent.Count(sent => sent.Request.Round.Series.Plan.Target == "b"));
        Assert.True(series.Rounds > rounds);
    }

    [Fact]
    public void A_new_interval_keeps_the_counters_and_a_new_host_starts_over()
    {
        Apply(Plans.Target("a", Plans.Ping()));
        Run(3000);
        var series = _bench.Series("a");
        Apply(Plans.Target("a", Plans.Ping() with { Interval = TimeSpan.FromSeconds(5) }));
        Assert.Same(series, _bench.Series("a"));
        Apply(Plans.Target("a", Plans.Ping("127.0.0.2")));
        Assert.NotSame(series, _bench.Series("a"));
        Assert.Equal(0, _bench.Series("a").Rounds);
    }

    [Fact]
    public void Other_limits_alone_cause_no_extra_round()
    {
        Apply(Plans.Target("a", Plans.Ping() with { Interval = TimeSpan.FromMinutes(1) }));
        Run(1000);
        Apply(Plans.Target("a", Plans.Ping() with { Interval = TimeSpan.FromMinutes(1), Thresholds = new() { Loss = 0.5 } }));
        Run(1000);
        Assert.Single(_sender.Sent);
        Assert.Equal(0.5, _bench.Series("a").Plan.Entry.Thresholds!.Loss);
    }

    [Fact]
    public void An_obstacle_ends_the_round_with_its_reason_and_counts_no_request()
    {
        _sender.Obstacle = new Obstacle(ProbeReason.NotPermitted, "sysctl");
        Apply(Plans.Target("a", Plans.Ping()), Plans.Target("meta", Plans.Ping("169.254.169.254")), Plans.Target("new", Plans.Ping() with { Type = "QUIC" }));
        Run(10);
        Assert.Equal((ProbeReason.NotPermitted, ProbeState.Unknown, "sysctl", 0), (_bench.Row("a").Reason, _bench.Row("a").State, _bench.Row("a").Message, _bench.Series("a").Sent));
        Assert.Equal((ProbeReason.Denied, ProbeState.Unknown), (_bench.Row("meta").Reason, _bench.Row("meta").State));
        Assert.Equal((ProbeReason.Unsupported, ProbeState.Unknown, 1), (_bench.Row("new").Reason, _bench.Row("new").State, _bench.Series("new").Rounds));
        Assert.Empty(_sender.Sent);
    }

    [Fact]
    public void A_list_of_a_later_schema_is_unsupported_and_no_error()
    {
        _bench.Engine.Apply(Plans.Accept(Plans.List(Plans.Target("a", Plans.Ping())) with { SchemaVersion = 99 }));
        Run(10);
        Assert.Equal(ProbeReason.Unsupported, _bench.Row("a").Reason);
    }
}
