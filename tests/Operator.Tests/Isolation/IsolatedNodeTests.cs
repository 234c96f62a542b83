using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Tests;
using NetworkTelemetry.Operator.Tests.Targets;
using Probe = NetworkTelemetry.Api.ProbeTargets.Probe;

namespace NetworkTelemetry.Operator.Tests.Isolation;

/// <summary>What targets become when one of two nodes is cut off, through the running operator and an API server.</summary>
public sealed class IsolatedNodeTests : IAsyncLifetime
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
    public async Task Four_networks_are_Down_and_the_fifth_shows_that_it_is_the_node()
    {
        var shared = Enumerable.Range(0, 5).Select(i => Put($"t{i}")).ToArray();
        var alone = Put("alone");
        _operator.Plan(2, [.. shared.Select(target => (target, 2)), (alone, 1)]);
        for (var i = 0; i < 5; i++)
        {
            Answer(shared[i], i, "Up", node: 0);
            Answer(shared[i], i, "Up", node: 1);
        }

        Answer(alone, 9, "Up", node: 0);
        await Until(() => shared.Append(alone).All(target => Phase(target) == "Up"), "all Up");

        // A lone target that goes down is Down.
        Answer(alone, 9, "Down", node: 0);
        await Until(() => Phase(alone) == "Down", "the lone one Down");

        for (var i = 0; i < 4; i++) Answer(shared[i], i, "Down", node: 0);
        await Until(() => shared[..4].All(target => Phase(target) == "Down"), "a tie in four networks is Down");

        Answer(shared[4], 4, "Down", node: 0);
        await Until(() => shared.All(target => Phase(target) == "Up"), "Up, as the node that is not cut off says");
        await Until(() => Result(alone) is { State: "Unknown", Reason: "ProberIsolated" }, "the target that only the isolated node measures");
        Assert.Contains("Node edge-0 is cut off", Result(alone)!.Message, StringComparison.Ordinal);

        for (var i = 0; i < 5; i++) Answer(shared[i], i, "Up", node: 0);
        await Until(() => Phase(alone) == "Down", "Down again, as it was");
        Assert.All(shared, target => Assert.Equal("Up", Phase(target)));
    }

    private void Answer(ProbeTarget target, int network, string state, int node) =>
        _operator.Answer(target, state, state == "Up" ? 0.01 : null, node, $"198.51.{network}.7");

    private ProbeTarget Put(string name) => _server.Put(new ProbeTarget
    {
        Metadata = new ObjectMeta { Namespace = "web", Name = name, Generation = 1, CreationTimestamp = DateTimeOffset.UtcNow.AddHours(-1) },
        Spec = new ProbeTargetSpec { Host = "example.com", AddressFamily = "IPv4", Probes = [new Probe { Name = "ping", Type = "ICMP" }] },
    });

    private ProbeTargetStatus? Status(ProbeTarget target) => _server.Find<ProbeTarget>(ObjectKey.Of(target))?.Status;

    private string? Phase(ProbeTarget target) => Status(target)?.Phase;

    private ProbeResult? Result(ProbeTarget target) => Status(target)?.Results?[0];

    private static Task Until(Func<bool> condition, string what) => Eventually.True(condition, what);
}
