using Microsoft.Extensions.Logging.Abstractions;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Metrics;

namespace NetworkTelemetry.Kubernetes.Tests;

public sealed class LeaderElectorTests : IAsyncLifetime
{
    private static readonly ObjectKey Key = new("web", "lock");

    private readonly FastTime _time = new(20);
    private TestApiServer _server = null!;
    private KubernetesClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestApiServer.StartAsync();
        _client = _server.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_free_lease_is_created_renewed_and_released_on_stop()
    {
        using var stop = new CancellationTokenSource();
        var elector = Create("one");
        Assert.False(elector.IsLeader);
        Assert.Throws<NotLeaderException>(elector.ThrowIfNotLeader);
        var run = elector.RunAsync(stop.Token);
        await elector.Acquired.WaitAsync(TimeSpan.FromSeconds(10));
        elector.ThrowIfNotLeader();
        var first = _server.Find<Lease>(Key)!.Spec!;
        Assert.Equal(("one", 15, 0), (first.HolderIdentity, first.LeaseDurationSeconds, first.LeaseTransitions));
        await Eventually.True(() => _server.Find<Lease>(Key)!.Spec!.RenewTime > first.RenewTime, "it is renewed");
        Assert.Equal(first.AcquireTime, _server.Find<Lease>(Key)!.Spec!.AcquireTime);
        await stop.CancelAsync();
        await run;
        Assert.Equal("", _server.Find<Lease>(Key)!.Spec!.HolderIdentity);
        Assert.False(elector.IsLeader);
    }

    [Fact]
    public async Task A_standby_takes_over_at_once_after_a_release_and_only_after_the_lease_time_from_a_silent_holder()
    {
        _server.Put(new Lease { Metadata = new() { Namespace = "web", Name = "lock" }, Spec = new() { HolderIdentity = "dead", LeaseDurationSeconds = 15, LeaseTransitions = 4 } });
        using var stop = new CancellationTokenSource();
        var standby = Create("standby");
        var started = _time.GetTimestamp();
        var run = standby.RunAsync(stop.Token);
        await standby.Acquired.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.InRange(_time.GetElapsedTime(started).TotalSeconds, 15, 120);
        Assert.Equal(5, _server.Find<Lease>(Key)!.Spec!.LeaseTransitions);

        var second = Create("second");
        using var stopSecond = new CancellationTokenSource();
        var runSecond = second.RunAsync(stopSecond.Token);
        await stop.CancelAsync();
        await run;
        await second.Acquired.WaitAsync(TimeSpan.FromSeconds(20));
        await stopSecond.CancelAsync();
        await runSecond;
    }

    [Fact]
    public async Task A_stop_gives_back_a_lease_whose_answer_it_did_not_wait_for()
    {
        using var stop = new CancellationTokenSource();
        _server.FailOnce(request => request.Method == "POST", async context =>
        {
            _server.Put(new Lease { Metadata = new() { Namespace = "web", Name = "lock" }, Spec = new() { HolderIdentity = "one", LeaseDurationSeconds = 15 } });
            await stop.CancelAsync();
            context.Abort();
        });
        await Create("one").RunAsync(stop.Token);
        Assert.Equal("", _server.Find<Lease>(Key)!.Spec!.HolderIdentity);
    }

    [Fact]
    public async Task A_stolen_lease_ends_leadership()
    {
        var elector = Create("one");
        var run = elector.RunAsync(CancellationToken.None);
        await elector.Acquired.WaitAsync(TimeSpan.FromSeconds(10));
        var lease = _server.Find<Lease>(Key)!;
        _server.Put(lease with { Spec = lease.Spec! with { HolderIdentity = "thief" } });
        await run.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.False(elector.IsLeader);
        Assert.Equal("thief", _server.Find<Lease>(Key)!.Spec!.HolderIdentity);
    }

    [Fact]
    public async Task A_server_that_is_away_past_the_deadline_ends_leadership()
    {
        var elector = Create("one");
        var run = elector.RunAsync(CancellationToken.None);
        await elector.Acquired.WaitAsync(TimeSpan.FromSeconds(10));
        for (var i = 0; i < 1000; i++)
            _server.FailOnce(_ => true, 500, "InternalError");
        await run.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.False(elector.IsLeader);
    }

    [Fact]
    public async Task One_failed_renewal_does_not_cost_the_lease()
    {
        using var stop = new CancellationTokenSource();
        var elector = Create("one");
        var run = elector.RunAsync(stop.Token);
        await elector.Acquired.WaitAsync(TimeSpan.FromSeconds(10));
        _server.FailOnce(request => request.Method == "PUT", 503, "ServiceUnavailable");
        var before = _server.Requests.Count;
        await Eventually.True(() => _server.Requests.Count >= before + 4, "it goes on renewing");
        Assert.True(elector.IsLeader);
        await stop.CancelAsync();
        await run;
    }

    [Fact]
    public async Task Leadership_ends_by_the_own_clock_even_when_nothing_runs()
    {
        var time = new ManualTime();
        var elector = new LeaderElector(_client, Options("one"), time, new Random(1), Metrics(), NullLogger<LeaderElector>.Instance);
        _ = elector.RunAsync(CancellationToken.None);
        await elector.Acquired.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.True(elector.IsLeader);
        _client.Dispose(); // No renewal can get through from here on.
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.False(elector.IsLeader);
        Assert.Throws<NotLeaderException>(elector.ThrowIfNotLeader);
    }

    [Fact]
    public void Times_that_cannot_work_are_refused() =>
        Assert.Throws<ArgumentException>(() => new LeaderElector(
            _client, Options("one") with { RenewDeadline = TimeSpan.FromSeconds(15) }, _time, new Random(1), Metrics(), NullLogger<LeaderElector>.Instance));

    [Fact]
    public void The_boot_clock_goes_on()
    {
        var clock = new BootClock();
        var started = clock.GetTimestamp();
        Thread.Sleep(20);
        Assert.InRange(clock.GetElapsedTime(started).TotalMilliseconds, 19, 5000);
    }

    private LeaderElector Create(string identity) => new(_client, Options(identity), _time, new Random(1), Metrics(), NullLogger<LeaderElector>.Instance);

    private static LeaderElectionOptions Options(string identity) => new() { LeaseNamespace = "web", LeaseName = "lock", Identity = identity };

    private static ElectionMetrics Metrics() => new(new RuntimeMetrics(new MetricRegistry()), "lock");
}
