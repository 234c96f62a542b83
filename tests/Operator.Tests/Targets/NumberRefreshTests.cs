using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Operator.Targets;

namespace NetworkTelemetry.Operator.Tests.Targets;

public sealed class NumberRefreshTests
{
    private readonly Fleet _fleet = new();
    private readonly RefreshBoard _board = new();
    private readonly ConcurrentQueue<string> _asked = new();

    [Fact]
    public void The_greatest_weight_is_next_and_nothing_is_chosen_of_nothing() => Check.QuickThrowOnFailure(Prop.ForAll<byte[]>(numbers =>
    {
        var weights = (numbers ?? []).Select((number, i) => KeyValuePair.Create(new ObjectKey("web", $"t{i:D5}"), number / 10.0)).ToList();
        var chosen = NumberRefresh.Choose(weights);
        var reversed = NumberRefresh.Choose(Enumerable.Reverse(weights));
        return chosen == reversed
            && (weights.All(pair => pair.Value == 0) ? chosen is null : weights.First(pair => pair.Value == weights.Max(other => other.Value)).Key == chosen);
    }));

    [Fact]
    public void Only_figures_that_moved_enough_are_asked_to_write_the_greatest_change_first()
    {
        Settle("a", "b", "c");
        Move(("a", 0.0105), ("b", 0.012), ("c", 0.05));
        var loop = Loop();

        for (var i = 0; i < 5; i++) loop.Refresh();

        Assert.Equal(["c", "b"], _asked);
    }

    [Fact]
    public void A_change_that_went_away_again_before_its_turn_is_not_written()
    {
        Settle("a", "b");
        Move(("a", 0.05), ("b", 0.02));
        var loop = Loop();
        loop.Refresh();
        Move(("b", 0.01));

        loop.Refresh();

        Assert.Equal(["a"], _asked);
    }

    [Fact]
    public async Task One_write_in_two_seconds_for_all_targets_together()
    {
        var names = Enumerable.Range(0, 20).Select(i => $"t{i:D2}").ToArray();
        Settle(names);
        Move([.. names.Select(name => (name, 0.05))]);
        using var loop = Loop();
        await loop.StartAsync(default);
        for (var wait = 0; !_fleet.Time.HasTimers && wait < 500; wait++) await Task.Delay(10);

        for (var i = 1; i <= 5; i++)
        {
            _fleet.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(20);
            Assert.Equal(i - 1, _asked.Count);
            _fleet.Time.Advance(TimeSpan.FromSeconds(1));
            for (var wait = 0; _asked.Count < i && wait < 500; wait++) await Task.Delay(10);
            Assert.Equal(i, _asked.Count);
        }

        await loop.StopAsync(default);
    }

    [Fact]
    public void A_target_that_cannot_be_read_does_not_stop_the_others()
    {
        Settle("a");
        var broken = _fleet.Target("broken");
        _fleet.Targets.RecordWrite(broken with { Spec = broken.Spec with { Probes = [null!] } });
        Move(("a", 0.05));
        _board.Moved("uid-broken");
        var loop = Loop();

        loop.Refresh();
        loop.Refresh();

        Assert.Equal(["a"], _asked);
    }

    [Fact]
    public void A_target_that_is_settled_or_gone_waits_for_nothing()
    {
        var key = new ObjectKey("web", "a");
        _board.Weigh(key, 5);
        _board.Weigh(key, 0);
        Assert.Empty(_board.Weights);

        _board.Grant(key);
        Assert.True(_board.IsGranted(key));
        _board.Forget(key);
        Assert.False(_board.IsGranted(key));
    }

    private NumberRefreshLoop Loop() => new(_board, _fleet.Reader, _fleet.Targets, (key, _) => _asked.Enqueue(key.Name), new Leader(), _fleet.Time, NullLogger<NumberRefreshLoop>.Instance);

    private void Settle(params string[] names)
    {
        foreach (var name in names) _fleet.Target(name);
        _fleet.Plan(nodes: 1);
        Move([.. names.Select(name => (name, 0.01))]);
        foreach (var target in _fleet.Targets.List()) _fleet.Written(target);
        _board.TakeMoved(int.MaxValue);
    }

    private void Move(params (string Name, double Rtt)[] rows)
    {
        foreach (var (name, rtt) in rows)
        {
            _fleet.AddRow(name, rtt);
            _board.Moved($"uid-{name}");
        }
    }

    private sealed class Leader : ILeadership
    {
        public bool IsLeader => true;

        public Task Acquired => Task.CompletedTask;

        public void ThrowIfNotLeader()
        {
        }
    }
}
