using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Tests;
using Probe = NetworkTelemetry.Api.ProbeTargets.Probe;

namespace NetworkTelemetry.Operator.Tests.Targets;

public sealed class ProbeTargetControllerTests : IAsyncLifetime
{
    private TestApiServer _server = null!;
    private RunningTargets _operator = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestApiServer.StartAsync();
        _server.Put(new NetworkDeployment { Metadata = new ObjectMeta { Namespace = "web", Name = "edge" } });
        _operator = await RunningTargets.StartAsync(_server);
    }

    public async ValueTask DisposeAsync()
    {
        await _operator.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_target_gets_its_status_and_then_nothing_is_written()
    {
        var target = Put("shop");
        _operator.Plan(target);
        _operator.Answer(target, "Up", 0.0118);

        await Until(() => Status("shop") is { Phase: "Up", Rtt: "11.8ms", AssignedNodes: 1 });
        var writes = StatusWrites;
        _operator.Answer(target, "Up", 0.0119);
        await Task.Delay(3000);
        Assert.Equal(writes, StatusWrites);
        Assert.Contains("fieldManager=network-telemetry-targets", _server.Requests.First(request => request.Path.EndsWith("/status", StringComparison.Ordinal)).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restarted_operator_writes_nothing_to_what_is_right()
    {
        var target = Put("shop");
        _operator.Plan(target);
        _operator.Answer(target, "Up", 0.01);
        await Until(() => Status("shop") is { Phase: "Up" });
        await _operator.DisposeAsync();
        var writes = StatusWrites;

        _operator = await RunningTargets.StartAsync(_server);
        await Task.Delay(500);
        _operator.Plan(target);
        await Task.Delay(500);
        _operator.Answer(target, "Up", 0.01);
        await Task.Delay(1000);
        Assert.Equal(writes, StatusWrites);

        _operator.Answer(target, "Down", null);
        await Until(() => Status("shop") is { Phase: "Down", Outages.Count: 1 });
    }

    [Fact]
    public async Task Figures_alone_are_written_from_the_budget_and_a_transition_at_once()
    {
        var target = Put("shop");
        _operator.Plan(target);
        _operator.Answer(target, "Up", 0.01);
        await Until(() => Status("shop") is { Rtt: "10ms" });
        var writes = StatusWrites;

        for (var i = 0; i < 50; i++) _operator.Answer(target, "Up", 0.02 + (i / 1e3));

        await Until(() => Status("shop") is { Rtt: not "10ms" });
        Assert.InRange(StatusWrites - writes, 1, 2);
    }

    [Fact]
    public async Task A_reconcile_for_another_reason_does_not_write_figures_past_the_budget()
    {
        var names = Enumerable.Range(0, 8).Select(i => $"t{i}").ToList();
        var targets = names.Select(name => Put(name)).ToArray();
        _operator.Plan(targets);
        foreach (var target in targets) _operator.Answer(target, "Up", 0.01);
        await Until(() => names.All(name => Status(name) is { Rtt: "10ms" }));
        var writes = StatusWrites;
        foreach (var target in targets) _operator.Answer(target, "Up", 0.05);

        foreach (var name in names)
        {
            var stored = _server.Find<ProbeTarget>(new ObjectKey("web", name))!;
            _server.Put(stored with { Metadata = stored.Metadata with { Labels = new Dictionary<string, string> { ["tier"] = "edge" } } });
        }

        await Until(() => names.Any(name => Status(name) is { Rtt: "50ms" }));
        Assert.InRange(StatusWrites - writes, 1, 2);
    }

    [Fact]
    public async Task An_invalid_target_says_what_is_wrong_with_one_event_and_the_others_go_on()
    {
        var bad = Put("bad", host: "http://example.com/");
        var good = Put("good");
        _operator.Plan(good);
        _operator.Answer(good, "Up", 0.01);

        await Until(() => Status("bad") is { Phase: "Invalid" } && Status("good") is { Phase: "Up" });
        await Until(() => EventsOf(bad) == 1);
        Assert.Contains("spec.host", Status("bad")!.Conditions!.Single(condition => condition.Type == "Accepted").Message, StringComparison.Ordinal);
        await Task.Delay(500);
        Assert.Equal(1, EventsOf(bad));
    }

    [Fact]
    public async Task A_write_that_fails_is_tried_again()
    {
        _server.FailOnce(request => request.Path.EndsWith("/status", StringComparison.Ordinal), 500, "InternalError");
        var target = Put("shop");

        _operator.Plan(target);
        _operator.Answer(target, "Down", null);

        await Until(() => Status("shop") is { Phase: "Down" });
    }

    private int StatusWrites => _server.Requests.Count(request => request.Method == "PATCH" && request.Path.EndsWith("/status", StringComparison.Ordinal));

    private int EventsOf(ProbeTarget target) =>
        _server.Requests.Count(request => request.Method == "POST" && request.Path.EndsWith("/events", StringComparison.Ordinal) && request.Body.Contains(target.Metadata.Uid!, StringComparison.Ordinal));

    private ProbeTargetStatus? Status(string name) => _server.Find<ProbeTarget>(new ObjectKey("web", name))?.Status;

    private ProbeTarget Put(string name, string host = "example.com") => _server.Put(new ProbeTarget
    {
        Metadata = new ObjectMeta { Namespace = "web", Name = name, Generation = 1, CreationTimestamp = DateTimeOffset.UtcNow.AddHours(-1) },
        Spec = new ProbeTargetSpec { Host = host, AddressFamily = "IPv4", Probes = [new Probe { Name = "ping", Type = "ICMP" }] },
    });

    private static async Task Until(Func<bool> condition)
    {
        var deadline = DateTime.UtcNow.AddSeconds(20);
        while (!condition())
        {
            Assert.True(DateTime.UtcNow < deadline, "it did not happen within 20 s");
            await Task.Delay(20);
        }
    }
}
