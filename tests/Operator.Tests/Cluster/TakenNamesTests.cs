using System.Text.Json.Nodes;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Tests;
using NetworkTelemetry.Operator.Deployments;

namespace NetworkTelemetry.Operator.Tests.Cluster;

/// <summary>Objects that bear the names of a node's objects, and are not the deployment's.</summary>
public sealed class TakenNamesTests : IAsyncLifetime
{
    private static readonly NetworkDeployment Edge = Of("edge", "uid-edge");

    private TestApiServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TestApiServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("ConfigMap")]
    [InlineData("Secret")]
    public async Task What_another_deployment_owns_stays_and_is_named(string kind)
    {
        var before = Put(kind, Of("other", "uid-other"));
        await using var running = await RunningOperator.StartAsync(_server, new FastTime(20));
        _server.Put(Edge);
        await Eventually.True(() => Node("edge-0") is { Phase: "Failed", Reason: NodeReasons.PodCreationFailed, Attempts: >= 2 } && Node("edge-1")?.Phase == "Running", "the other node runs");
        Assert.Contains($"{kind} web/{NameOf(kind)} exists already and belongs to NetworkDeployment other", Node("edge-0")!.Message, StringComparison.Ordinal);
        Assert.Equal(before, Stored(kind));
        Remove(kind);
        await Eventually.True(() => Node("edge-0")?.Phase == "Running", "it runs once the name is free");
    }

    [Fact]
    public async Task A_pod_of_another_deployment_stays_and_the_next_try_has_another_name()
    {
        var before = Put("Pod", Of("other", "uid-other"));
        await using var running = await RunningOperator.StartAsync(_server, new FastTime(20));
        _server.Put(Edge);
        await Eventually.True(() => Node("edge-0") is { Phase: "Running", Attempts: 1 }, "it runs");
        Assert.Contains(_server.Requests, request => request.Path.EndsWith("/status", StringComparison.Ordinal)
            && request.Body.Contains($"Pod web/{NameOf("Pod")} exists already and belongs to NetworkDeployment other", StringComparison.Ordinal));
        Assert.Equal(before, Stored("Pod"));
    }

    [Fact]
    public async Task What_a_user_made_stays_and_is_named()
    {
        _server.Put(new Secret { Metadata = new ObjectMeta { Namespace = "web", Name = NameOf("Secret") }, Data = new Dictionary<string, byte[]> { ["mine"] = [1] } });
        var before = Stored("Secret");
        await using var running = await RunningOperator.StartAsync(_server);
        _server.Put(Edge);
        await Eventually.True(() => Node("edge-0")?.Message?.Contains("Secret web/edge-0-probe exists already and has no owner", StringComparison.Ordinal) == true, "it is named");
        Assert.Equal(before, Stored("Secret"));
    }

    [Theory]
    [InlineData("ConfigMap")]
    [InlineData("Secret")]
    [InlineData("Pod")]
    public async Task What_an_earlier_deployment_of_the_name_left_is_waited_for(string kind)
    {
        Put(kind, Of("edge", "uid-before"));
        await using var running = await RunningOperator.StartAsync(_server);
        _server.Put(Edge);
        await Eventually.True(() => Node("edge-1")?.Phase == "Running", "the other node runs");
        Assert.Equal(("Pending", null), (Node("edge-0")!.Phase, Node("edge-0")!.Attempts));
        Remove(kind);
        await Eventually.True(() => Node("edge-0") is { Phase: "Running", Attempts: null }, "it runs");
    }

    [Fact]
    public async Task A_node_whose_list_another_deployment_took_says_so_though_its_pod_runs()
    {
        await using var running = await RunningOperator.StartAsync(_server);
        _server.Put(Edge);
        await Eventually.True(() => Node("edge-0")?.Phase == "Running", "it runs");
        var before = Put("ConfigMap", Of("other", "uid-other"));
        await Eventually.True(() => Node("edge-0") is { Phase: "Failed", Reason: NodeReasons.ListNotStored, Attempts: 1 }, "it says so");
        Assert.Contains("belongs to NetworkDeployment other", Node("edge-0")!.Message, StringComparison.Ordinal);
        Assert.Equal(before, Stored("ConfigMap"));
    }

    private static NetworkDeployment Of(string name, string uid) => new()
    {
        Metadata = new ObjectMeta { Namespace = "web", Name = name, Uid = uid, Generation = 1 }, Spec = new NetworkDeploymentSpec { Replicas = 2 },
    };

    private static string NameOf(string kind) => kind switch
    {
        "ConfigMap" => NodeNames.ListOf("edge-0"),
        "Secret" => NodeNames.SecretOf("edge-0"),
        _ => NodeNames.NextPod("edge-0", TemplateRevision.Of(Edge, Deployments.Samples.Image), 0, []),
    };

    /// <returns>What is stored then.</returns>
    private string Put(string kind, NetworkDeployment owner)
    {
        var metadata = OwnedObjects.Metadata(owner, "edge-0", NameOf(kind));
        if (kind == "ConfigMap") _server.Put(new ConfigMap { Metadata = metadata });
        else if (kind == "Secret") _server.Put(new Secret { Metadata = metadata });
        else _server.Put(new Pod { Metadata = metadata });
        return Stored(kind);
    }

    private void Remove(string kind)
    {
        ObjectKey key = new("web", NameOf(kind));
        if (kind == "ConfigMap") _server.Remove<ConfigMap>(key);
        else if (kind == "Secret") _server.Remove<Secret>(key);
        else _server.Remove<Pod>(key);
    }

    private string Stored(string kind)
    {
        var found = _server.Table.Find(new($"api/v1/{kind.ToLowerInvariant()}s", "web", NameOf(kind), null))!;

        // The kubelet's word on a pod changes.
        found.Remove("status");
        if (kind == "Pod") (found["metadata"] as JsonObject)!.Remove("resourceVersion");
        return found.ToJsonString();
    }

    private Api.NetworkDeployments.NodeStatus? Node(string name) =>
        _server.Find<NetworkDeployment>(new("web", "edge"))?.Status?.Nodes?.FirstOrDefault(node => node.Name == name);
}
