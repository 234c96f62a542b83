using System.Net;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Resolution;
using NetworkTelemetry.Prober.Tests.Support;

namespace NetworkTelemetry.Prober.Tests.Measuring;

public sealed class NamedTargetTests
{
    private readonly FakeTime _time = new();
    private readonly FakeResolver _resolver = new();
    private readonly Bench _bench;
    private readonly ScriptedSender _sender;

    public NamedTargetTests() => _bench = Bench.Scripted(_time, out _sender, _resolver);

    private void Start(string addressFamily = AddressFamily.PreferIPv4)
    {
        _bench.Engine.Apply(Plans.Accepted(Plans.Target("a", Plans.Ping("name.test") with { AddressFamily = addressFamily })));
        Until(() => _bench.Board.Content.Series.All(series => series.Rounds > 0) && _bench.Board.Content.Series.Length > 0 || _sender.Sent.Count > 0);
    }

    // The resolver answers on a pool thread; fake time moves on meanwhile.
    private void Until(Func<bool> condition)
    {
        for (var i = 0; !condition(); i++)
        {
            Assert.True(i < 5000, "nothing happened");
            Thread.Sleep(1);
            _time.Advance(TimeSpan.FromMilliseconds(1));
            _bench.Engine.Turn();
        }
    }

    private void RunFor(TimeSpan duration)
    {
        for (var i = 0; i < duration.TotalMilliseconds; i += 50)
        {
            _time.Advance(TimeSpan.FromMilliseconds(50));
            _bench.Engine.Turn();
            foreach (var (_, request) in _sender.Sent) request.Settle(Outcome.Received(1000));
        }

        // What the resolver has answered by now arrives.
        Thread.Sleep(50);
        _bench.Engine.Turn();
    }

    [Fact]
    public void A_name_without_address_is_unresolved_and_no_loss()
    {
        _resolver.Set("name.test");
        Start();
        Assert.Equal((ProbeReason.Unresolved, "name.test: no such name", 0), (_bench.Row("a").Reason, _bench.Row("a").Message, _bench.Series("a").Sent));
        Assert.Equal([0, 0], _bench.Series("a").Lost.ToArray());
        Assert.Equal(ProbeState.Down, _bench.Row("a").RawState);
    }

    [Fact]
    public void While_no_resolver_answers_a_target_is_unresolved_and_never_down()
    {
        _resolver.Fail("name.test");
        Start();
        Until(() => _bench.Row("a").State != ProbeState.Pending);
        Assert.Equal((ProbeReason.Unresolved, ProbeState.Unknown, ProbeState.Unknown, 0), (_bench.Row("a").Reason, _bench.Row("a").RawState, _bench.Row("a").State, _bench.Series("a").Sent));
        _resolver.Set("name.test", "127.0.0.7");
        for (var i = 0; i < 20 && _bench.Row("a").State != ProbeState.Up; i++) RunFor(TimeSpan.FromSeconds(1));
        Assert.Equal((ProbeState.Up, 0), (_bench.Row("a").State, _bench.Series("a").Lost.ToArray().Sum()));
    }

    [Fact]
    public void After_the_time_to_live_all_addresses_are_asked_for_again_and_a_new_one_is_measured()
    {
        lock (_resolver.Answers) _resolver.Answers["name.test"] = new NameAnswer([IPAddress.Parse("127.0.0.7")], Lifetime: TimeSpan.FromSeconds(10));
        Start();
        lock (_resolver.Answers)
            _resolver.Answers["name.test"] = new NameAnswer([IPAddress.Parse("::1"), IPAddress.Parse("127.0.0.9")], Lifetime: TimeSpan.FromSeconds(10));
        RunFor(TimeSpan.FromSeconds(9));
        Assert.Equal(["127.0.0.7"], _sender.Sent.Select(sent => sent.Request.Round.Address.ToString()).Distinct());
        Assert.Equal(1, _resolver.Asked);
        RunFor(TimeSpan.FromSeconds(3));
        Until(() => _sender.Sent[^1].Request.Round.Address.ToString() == "127.0.0.9");
        Assert.Equal(0, _bench.Series("a").Lost.ToArray().Sum());
    }

    [Fact]
    public void Both_gives_a_result_for_each_family()
    {
        _resolver.Set("name.test", "127.0.0.7");
        Start(AddressFamily.Both);
        Until(() => _bench.Series("a", "IPv6").Rounds > 0 && _sender.Sent.Count > 0);
        Assert.Equal((ProbeReason.Unresolved, "name.test has no IPv6 address"), (_bench.Row("a", "IPv6").Reason, _bench.Row("a", "IPv6").Message));
        Assert.Equal("127.0.0.7", _sender.Sent[0].Request.Round.Address.ToString());
    }

    [Fact]
    public void A_preferred_family_that_the_name_lacks_gives_way_and_the_label_follows()
    {
        _resolver.Set("name.test", "::1");
        Start();
        Assert.Equal("IPv6", Assert.Single(_bench.Board.Content.Series).Key.Family);
        Assert.Equal("IPv4", Assert.Single(_bench.Board.Content.Removed).Key.Family);
    }

    [Fact]
    public void A_forbidden_address_behind_a_name_is_denied()
    {
        _resolver.Set("name.test", "::ffff:169.254.169.254");
        Start();
        Assert.Equal(ProbeReason.Denied, _bench.Row("a").Reason);
        Assert.Empty(_sender.Sent);
    }

    [Fact]
    public void A_resolver_that_goes_away_takes_no_address_and_rotating_answers_do_not_jump()
    {
        _resolver.Set("name.test", "127.0.0.7", "127.0.0.8");
        Start();
        _resolver.Set("name.test", "127.0.0.8", "127.0.0.7");
        RunFor(TimeSpan.FromSeconds(70));
        _resolver.Fail("name.test");
        RunFor(TimeSpan.FromSeconds(70));
        Assert.True(_resolver.Asked >= 3);
        Assert.Equal(ProbeReason.Ok, _bench.Row("a").Reason);
        Assert.Equal(["127.0.0.7"], _sender.Sent.Select(sent => sent.Request.Round.Address.ToString()).Distinct());
        _resolver.Set("name.test", "127.0.0.9");
        RunFor(TimeSpan.FromSeconds(70));
        Until(() => _sender.Sent[^1].Request.Round.Address.ToString() == "127.0.0.9");
    }
}
