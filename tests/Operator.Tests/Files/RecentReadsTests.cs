using Microsoft.AspNetCore.Http;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Tests;
using NetworkTelemetry.Operator.Files;
using ManualTime = NetworkTelemetry.Operator.Tests.Targets.ManualTime;

namespace NetworkTelemetry.Operator.Tests.Files;

public sealed class RecentReadsTests : IAsyncLifetime
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15);
    private static readonly ObjectKey Key = new("web", "ca");

    private readonly ManualTime _time = new();
    private TestApiServer _server = null!;
    private RecentReads<ConfigMap> _reads = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestApiServer.StartAsync();
        _reads = new(_server.CreateClient(), _time);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task However_many_objects_there_are_each_is_read_once_a_period()
    {
        ObjectKey[] keys = [.. Enumerable.Range(0, 5000).Select(i => new ObjectKey("web", $"ca-{i}"))];
        await Parallel.ForEachAsync(keys, async (key, token) => await _reads.ReadAsync(key, Period, token));
        Assert.Equal(keys.Length, _server.Requests.Count);
        foreach (var key in keys) await _reads.ReadAsync(key, Period, CancellationToken.None);
        Assert.Equal(keys.Length, _server.Requests.Count);
        _time.Advance(Period);
        await _reads.ReadAsync(keys[0], Period, CancellationToken.None);
        Assert.Equal(keys.Length + 1, _server.Requests.Count);
    }

    [Fact]
    public async Task A_server_that_fails_leaves_the_last_answer_and_is_not_asked_again_before_its_time()
    {
        _server.Put(new ConfigMap { Metadata = new ObjectMeta { Namespace = "web", Name = "ca" } });
        await _reads.ReadAsync(Key, Period, CancellationToken.None);
        _time.Advance(Period);
        _server.FailOnce(_ => true, 500, "InternalError");
        for (var look = 0; look < 3; look++) Assert.NotNull((await _reads.ReadAsync(Key, Period, CancellationToken.None)).Entity);
        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task An_object_that_the_server_cannot_hand_out_says_so_instead_of_failing_everything_else()
    {
        _server.FailOnce(_ => true, 500, "InternalError", "unable to transform key");
        var read = await _reads.ReadAsync(Key, Period, CancellationToken.None);
        Assert.Equal((null, "unable to transform key"), (read.Entity, read.Refusal));
    }

    [Fact]
    public async Task An_answer_from_before_a_change_is_not_kept()
    {
        _server.Put(new ConfigMap { Metadata = new ObjectMeta { Namespace = "web", Name = "ca" } });
        await _reads.ReadAsync(Key, Period, CancellationToken.None);
        _time.Advance(Period);
        _server.FailOnce(_ => true, context =>
        {
            _reads.Forget(Key);
            return context.Response.WriteAsync("""{"metadata": {"namespace": "web", "name": "ca"}, "data": {"ca.crt": "old"}}""");
        });
        await _reads.ReadAsync(Key, Period, CancellationToken.None);
        Assert.Null((await _reads.ReadAsync(Key, Period, CancellationToken.None)).Entity!.Data);
    }
}
