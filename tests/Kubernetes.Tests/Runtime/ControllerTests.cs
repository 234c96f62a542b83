using Microsoft.Extensions.DependencyInjection;
using NetworkTelemetry.Kubernetes.Client;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Runtime;
using NetworkTelemetry.Metrics;

namespace NetworkTelemetry.Kubernetes.Tests;

/// <summary>Whole operators against a real HTTP server.</summary>
public sealed class ControllerTests
{
    private const string Finalizer = "example.com/cleanup";

    [Fact]
    public async Task Existing_and_new_objects_are_reconciled()
    {
        await using var op = await OperatorFixture.StartAsync(Plain, server => server.Put(Samples.ConfigMap("old")));
        op.Server.Put(Samples.ConfigMap("new"));
        await Eventually.True(() => op.Script.Count("reconcile old") == 1 && op.Script.Count("reconcile new") == 1, "both are reconciled");
        Assert.True(op.Health.IsReady);
    }

    [Fact]
    public async Task A_change_of_a_child_wakes_its_owner()
    {
        await using var op = await OperatorFixture.StartAsync(builder => builder.AddController<ScriptedController, ConfigMap>(c => c.Owns<Pod>()));
        var owner = op.Server.Put(Samples.ConfigMap("owner"));
        await Eventually.True(() => op.Script.Count("reconcile owner") == 1, "the owner is seen");
        op.Server.Put(Samples.Pod("child", Samples.OwnerOf(owner)));
        await Eventually.True(() => op.Script.Count("reconcile owner") == 2, "the new child wakes it");
        op.Server.Put(Samples.Pod("stranger"));
        op.Server.Remove<Pod>(Samples.Key("child"));
        await Eventually.True(() => op.Script.Count("reconcile owner") == 3, "the lost child wakes it");
    }

    [Fact]
    public async Task A_watched_object_wakes_what_the_map_names()
    {
        await using var op = await OperatorFixture.StartAsync(builder => builder
            .AddController<ScriptedController, ConfigMap>(c => c.Watches<Secret>((secret, _) => [Samples.Key(secret.Type!)])), server => server.Put(Samples.ConfigMap("a")));
        await Eventually.True(() => op.Script.Count("reconcile a") == 1, "a is seen");
        op.Server.Put(new Secret { Metadata = new() { Name = "s", Namespace = "web" }, Type = "a" });
        await Eventually.True(() => op.Script.Count("reconcile a") == 2, "the secret wakes it");
    }

    [Fact]
    public async Task A_failure_is_tried_again_and_one_bad_object_stops_no_other()
    {
        await using var op = await OperatorFixture.StartAsync(Plain);
        op.Script.Reconcile = (map, _) => map.Metadata.Name switch
        {
            "throws" => throw new InvalidOperationException("no"),
            "fails" when op.Script.Count("reconcile fails") < 4 => Task.FromResult(ReconciliationResult<ConfigMap>.Failure(map, "not yet")),
            "terminal" => Task.FromResult(ReconciliationResult<ConfigMap>.TerminalFailure(map, "never")),
            _ => Task.FromResult(ReconciliationResult<ConfigMap>.Success(map)),
        };
        foreach (var name in new[] { "throws", "fails", "terminal", "good" })
            op.Server.Put(Samples.ConfigMap(name));
        await Eventually.True(() => op.Script.Count("reconcile fails") == 4 && op.Script.Count("reconcile throws") > 4 && op.Script.Count("reconcile good") == 1, "all are tried");
        Assert.Equal(1, op.Script.Count("reconcile terminal"));
        var metrics = Exposition(op);
        Assert.Contains("""controller_runtime_reconcile_total{controller="configmap",result="error"}""", metrics);
        Assert.Contains("""controller_runtime_terminal_reconcile_errors_total{controller="configmap"} 1""", metrics);
        Assert.Contains("workqueue_retries_total{name=\"configmap\",controller=\"configmap\"}", metrics);
        Assert.Contains("workqueue_unfinished_work_seconds{name=\"configmap\",controller=\"configmap\"}", metrics);
    }

    [Fact]
    public async Task Success_with_a_time_comes_again_and_a_trigger_wakes_a_key()
    {
        await using var op = await OperatorFixture.StartAsync(Plain);
        op.Script.Reconcile = (map, _) => Task.FromResult(ReconciliationResult<ConfigMap>.Success(
            map, op.Script.Count("reconcile a") == 1 ? TimeSpan.FromMilliseconds(50) : null));
        op.Server.Put(Samples.ConfigMap("a"));
        await Eventually.True(() => op.Script.Count("reconcile a") == 2, "it comes again");
        op.Services.GetRequiredService<EntityQueue<ConfigMap>>()(Samples.Key("a"));
        await Eventually.True(() => op.Script.Count("reconcile a") == 3, "the trigger wakes it");
        op.Services.GetRequiredService<EntityQueue<ConfigMap>>()(Samples.Key("never-there"));
        await Eventually.True(() => Exposition(op).Contains("result=\"success\"} 3", StringComparison.Ordinal), "a key without an object is a success");
    }

    [Fact]
    public async Task A_deleted_object_is_told_once_with_its_last_state()
    {
        await using var op = await OperatorFixture.StartAsync(Plain, server => server.Put(Samples.ConfigMap("a", "last words")));
        await Eventually.True(() => op.Script.Count("reconcile a") == 1, "it is seen");
        op.Server.Remove<ConfigMap>(Samples.Key("a"));
        await Eventually.True(() => op.Script.Count("deleted a last words") == 1, "its end is told");
        op.Services.GetRequiredService<EntityQueue<ConfigMap>>()(Samples.Key("a"));
        op.Server.Put(Samples.ConfigMap("b"));
        await Eventually.True(() => op.Script.Count("reconcile b") == 1, "what came later is done");
        Assert.Equal(1, op.Script.Count("deleted a last words"));
    }

    [Fact]
    public async Task A_finalizer_is_attached_first_run_before_the_end_and_removed_after_success_only()
    {
        var tries = 0;
        await using var op = await OperatorFixture.StartAsync(WithFinalizer);
        op.Script.Finalize = map => ++tries < 3 ? ReconciliationResult<ConfigMap>.Failure(map, "not yet") : ReconciliationResult<ConfigMap>.Success(map);
        var made = Samples.ConfigMap("a");
        op.Server.Put(made with { Metadata = made.Metadata with { Finalizers = ["example.com/other"] } });
        await Eventually.True(() => op.Script.Count("reconcile a") == 1, "it is reconciled");
        Assert.Equal(["example.com/other", Finalizer], op.Server.Find<ConfigMap>(Samples.Key("a"))!.Metadata.Finalizers);
        op.Server.Remove<ConfigMap>(Samples.Key("a"));
        await Eventually.True(() => op.Server.Find<ConfigMap>(Samples.Key("a"))!.Metadata.Finalizers!.Count == 1, "it is removed");
        Assert.Equal(["example.com/other"], op.Server.Find<ConfigMap>(Samples.Key("a"))!.Metadata.Finalizers);
        Assert.Equal(3, op.Script.Count("finalize a"));
        Assert.Equal(1, op.Script.Count("reconcile a"));
    }

    [Fact]
    public async Task An_object_without_finalizers_gets_the_first_and_goes_when_it_is_done()
    {
        await using var op = await OperatorFixture.StartAsync(WithFinalizer, server => server.Put(Samples.ConfigMap("a")));
        await Eventually.True(() => op.Script.Count("reconcile a") == 1, "it is reconciled");
        op.Server.Remove<ConfigMap>(Samples.Key("a"));
        await Eventually.True(() => op.Server.Find<ConfigMap>(Samples.Key("a")) is null, "it is gone");
        await Eventually.True(() => op.Script.Count("deleted a 1") == 1, "and its end is told");
    }

    [Fact]
    public async Task A_predicate_that_lets_no_finalizer_through_does_not_keep_an_object_from_being_reconciled()
    {
        await using var op = await OperatorFixture.StartAsync(builder => builder
            .AddController<ScriptedController, ConfigMap>(c => c.WithPredicate(UpdatePredicates.GenerationChanged))
            .AddFinalizer<ScriptedFinalizer, ConfigMap>(Finalizer));
        op.Script.Reconcile = (map, _) =>
        {
            op.Script.Calls.Enqueue($"holds {map.Metadata.Finalizers?.Count}");
            return Task.FromResult(ReconciliationResult<ConfigMap>.Success(map));
        };
        op.Server.Put(Samples.ConfigMap("a"));
        await Eventually.True(() => op.Script.Count("holds 1") == 1, "it is reconciled with its finalizer");
        Assert.Equal(1, op.Script.Count("reconcile a"));
    }

    [Fact]
    public async Task Own_writes_are_in_the_cache_when_the_write_returns()
    {
        string? readBack = null;
        await using var op = await OperatorFixture.StartAsync(builder => Plain(builder.AddCache<Pod>()));
        op.Script.Reconcile = async (map, client) =>
        {
            await client.ApplyAsync(Samples.Pod("made"), new("test"), CancellationToken.None);
            readBack ??= op.Services.GetRequiredService<IObjectStore<Pod>>().Get(Samples.Key("made"))?.Metadata.Uid ?? "nothing";
            return ReconciliationResult<ConfigMap>.Success(map);
        };
        op.Server.Put(Samples.ConfigMap("a"));
        await Eventually.True(() => readBack is not null, "it has written");
        Assert.Equal(op.Server.Find<Pod>(Samples.Key("made"))!.Metadata.Uid, readBack);
    }

    [Fact]
    public async Task A_standby_keeps_its_caches_warm_and_writes_nothing()
    {
        var held = new Lease
        {
            Metadata = new() { Namespace = "web", Name = "lock" },
            Spec = new() { HolderIdentity = "other", LeaseDurationSeconds = 3600 },
        };
        await using var op = await OperatorFixture.StartAsync(
            Plain,
            server =>
            {
                server.Put(held);
                server.Put(Samples.ConfigMap("a"));
            },
            options => options.LeaderElection = new() { LeaseNamespace = "web", LeaseName = "lock" });
        await Eventually.True(() => op.Health.IsReady, "the standby is ready");
        Assert.NotNull(op.Services.GetRequiredService<IObjectStore<ConfigMap>>().Get(Samples.Key("a")));
        var client = op.Services.GetRequiredService<IKubernetesClient>();
        await Assert.ThrowsAsync<NotLeaderException>(() => client.CreateAsync(Samples.ConfigMap("b"), CancellationToken.None));
        await Assert.ThrowsAsync<NotLeaderException>(() => client.DeleteAsync<ConfigMap>(Samples.Key("a"), new(), CancellationToken.None));
        Assert.Empty(op.Script.Calls);
        Assert.DoesNotContain(op.Server.Requests, request => request.Method != "GET");
    }

    [Fact]
    public async Task A_lost_lease_ends_the_operator_and_a_stop_gives_the_lease_back()
    {
        static void Elect(OperatorOptions options) => options.LeaderElection = new()
        {
            LeaseNamespace = "web",
            LeaseName = "lock",
            Identity = "me",
            RetryPeriod = TimeSpan.FromMilliseconds(50),
        };
        await using (var op = await OperatorFixture.StartAsync(Plain, options: Elect))
        {
            await Eventually.True(() => op.Services.GetRequiredService<ILeadership>().IsLeader, "it leads");
            await op.StopAsync();
            Assert.Equal("", op.Server.Find<Lease>(Samples.Key("lock"))!.Spec!.HolderIdentity);
            Assert.Null(op.Health.Failure);
        }

        await using var robbed = await OperatorFixture.StartAsync(Plain, options: Elect);
        await Eventually.True(() => robbed.Services.GetRequiredService<ILeadership>().IsLeader, "it leads");
        var lease = robbed.Server.Find<Lease>(Samples.Key("lock"))!;
        robbed.Server.Put(lease with { Spec = lease.Spec! with { HolderIdentity = "thief" } });
        var stopping = robbed.Services.GetRequiredService<Microsoft.Extensions.Hosting.IHostApplicationLifetime>().ApplicationStopping;
        await Eventually.True(() => stopping.IsCancellationRequested, "it stops");
        Assert.Equal(("leader election lost", 1), (robbed.Health.Failure, Environment.ExitCode));
        Environment.ExitCode = 0;
        Assert.Equal("thief", robbed.Server.Find<Lease>(Samples.Key("lock"))!.Spec!.HolderIdentity);
    }

    [Fact]
    public async Task Events_are_written_beside_the_work_and_counted_as_a_series()
    {
        await using var op = await OperatorFixture.StartAsync(Plain, options: options => options.Name = "example.com/operator");
        var about = op.Server.Put(Samples.ConfigMap("a"));
        var events = op.Services.GetRequiredService<IEventPublisher>();
        for (var i = 0; i < 3; i++)
            events.Publish(about, EventType.Warning, "PodFailed", "Replace", $"try {i}");
        await Eventually.True(() => op.Server.Requests.Any(request => request.Method == "PATCH"), "the series is written");
        var create = Assert.Single(op.Server.Requests, request => request.Method == "POST");
        var made = System.Text.Json.JsonDocument.Parse(create.Body).RootElement;
        Assert.Equal("/apis/events.k8s.io/v1/namespaces/web/events", create.Path);
        Assert.Equal("try 0", made.GetProperty("note").GetString());
        Assert.Equal("example.com/operator", made.GetProperty("reportingController").GetString());
        Assert.Equal(about.Metadata.Uid, made.GetProperty("regarding").GetProperty("uid").GetString());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$", made.GetProperty("eventTime").GetString());
        Assert.Contains("\"count\":2", op.Server.Requests.Single(request => request.Method == "PATCH").Body);
    }

    private static void Plain(IOperatorBuilder builder) => builder.AddController<ScriptedController, ConfigMap>();

    private static void WithFinalizer(IOperatorBuilder builder) =>
        builder.AddController<ScriptedController, ConfigMap>().AddFinalizer<ScriptedFinalizer, ConfigMap>(Finalizer);

    private static string Exposition(OperatorFixture op)
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        op.Services.GetRequiredService<MetricRegistry>().Write(output, ExpositionFormat.PrometheusText);
        return System.Text.Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
