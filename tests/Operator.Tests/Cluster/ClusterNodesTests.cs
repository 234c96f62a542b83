using Microsoft.AspNetCore.Http;
using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Tests;
using NetworkTelemetry.Operator.Deployments;

namespace NetworkTelemetry.Operator.Tests.Cluster;

/// <summary>Mode PerClusterNode: one node on each machine, as machines come and go.</summary>
public sealed class ClusterNodesTests : IAsyncLifetime
{
    private const string Served = """{"kind":"APIResourceList","groupVersion":"v1","resources":[{"name":"nodes","singularName":"node","namespaced":false,"kind":"Node","verbs":["get","list","watch"]}]}""";

    private TestApiServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TestApiServer.StartAsync();
        ServeNodesOnce();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Nodes_follow_the_machines_by_watch()
    {
        Machine("m1");
        Machine("m2");
        await using var running = await RunningOperator.StartAsync(_server);
        Deploy(new NodeTemplate { NodeSelector = new Dictionary<string, string> { ["zone"] = "a" } });
        await Eventually.True(() => Nodes() is "edge-m1 edge-m2", "a node on each machine");

        // Far less than the half minute after which machines were once listed again.
        Machine("m3");
        await Eventually.True(() => Nodes() is "edge-m1 edge-m2 edge-m3", "one more machine");
        Machine("m1", zone: "b");
        await Eventually.True(() => Nodes() is "edge-m2 edge-m3", "a machine that no longer matches");
        Machine("m2", taint: new Taint { Key = "gpu", Effect = "NoSchedule" });
        await Eventually.True(() => Nodes() is "edge-m3", "a machine that is tainted");
        _server.Remove<Node>(new(null, "m3"));
        await Eventually.True(() => Nodes() is "", "no machine left");
    }

    [Fact]
    public async Task Machines_that_may_not_be_read_are_a_condition_that_says_what_to_grant()
    {
        _server.FailOnce(request => request.Path == "/api/v1/nodes", 403, "Forbidden", "nodes is forbidden: User \"op\" cannot list resource \"nodes\"");
        Machine("m1");
        await using var running = await RunningOperator.StartAsync(_server, new FastTime(10));
        Deploy(null);
        await Eventually.True(
            () => Condition(ConditionTypes.Accepted) is { Status: "False", Reason: ConditionReasons.Unsupported } accepted
                && accepted.Message!.Contains("grant it the verbs list and watch on nodes", StringComparison.Ordinal),
            "what to grant");
        Assert.DoesNotContain(_server.Watches, request => request.Path == "/api/v1/nodes");
        ServeNodesOnce();
        await Eventually.True(() => Nodes() is "edge-m1", "it goes on once the machines can be read");
    }

    [Fact]
    public async Task Nobody_watches_machines_before_a_deployment_needs_them()
    {
        await using var running = await RunningOperator.StartAsync(_server);
        _server.Put(new NetworkDeployment { Metadata = new() { Namespace = "web", Name = "edge", Generation = 1 }, Spec = new() { Replicas = 1 } });
        await Eventually.True(() => Condition(ConditionTypes.Ready)?.Status == "True", "a deployment of the other mode");
        Assert.DoesNotContain(_server.Requests, request => request.Path.StartsWith("/api/v1/nodes", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a", false, "a", false, false)]
    [InlineData("a", false, "b", false, true)]
    [InlineData("a", false, "a", true, true)]
    public void Only_labels_and_taints_of_a_machine_matter(string zone, bool isTainted, string nextZone, bool nextTainted, bool matters) =>
        Assert.Equal(matters, ClusterNodes.Matters(Of("m", zone, isTainted ? Gpu() : null), Of("m", nextZone, nextTainted ? Gpu() : null)));

    private void ServeNodesOnce() => _server.FailOnce(request => request.Path.TrimEnd('/') == "/api/v1", context =>
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(Served);
    });

    private static Taint Gpu() => new() { Key = "gpu", Effect = "NoSchedule" };

    private static Node Of(string name, string zone, Taint? taint) => new()
    {
        Metadata = new() { Name = name, Labels = new Dictionary<string, string> { ["zone"] = zone } }, Spec = new() { Taints = taint is null ? null : [taint] },
    };

    private void Machine(string name, string zone = "a", Taint? taint = null) => _server.Put(Of(name, zone, taint));

    private void Deploy(NodeTemplate? template) => _server.Put(new NetworkDeployment
    {
        Metadata = new() { Namespace = "web", Name = "edge", Generation = 1 }, Spec = new() { Mode = DeploymentMode.PerClusterNode, Template = template },
    });

    private NetworkDeployment Stored() => _server.Find<NetworkDeployment>(new("web", "edge"))!;

    private Condition? Condition(string type) => Stored().Status?.Conditions?.FirstOrDefault(condition => condition.Type == type);

    private string Nodes() => string.Join(' ', (Stored().Status?.Nodes ?? []).Select(node => node.Name).Order(StringComparer.Ordinal));
}
