using NetworkTelemetry.Api;
using NetworkTelemetry.Api.Conditions;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Kubernetes.Tests;
using NetworkTelemetry.Operator.Deployments;
using NetworkTelemetry.Operator.Lists;
using Probe = NetworkTelemetry.Api.ProbeTargets.Probe;

namespace NetworkTelemetry.Operator.Tests.Cluster;

public sealed class NetworkDeploymentControllerTests : IAsyncLifetime
{
    private TestApiServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await TestApiServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Nodes_reach_Running_with_a_list_and_a_token_each()
    {
        await using var running = await RunningOperator.StartAsync(_server);
        Put(3);
        Target("shop");
        await Ready(3);
        var status = Stored().Status!;
        Assert.Equal((3, 3, 3, 1, 0), (status.Replicas, status.ReadyReplicas, status.UpdatedReplicas, status.Targets, status.UnassignedTargets));
        Assert.Equal(["edge-0", "edge-1", "edge-2"], status.Nodes!.Select(node => node.Name));
        Assert.Equal("networktelemetry.io/deployment=edge", status.Selector);
        await Eventually.True(() => Lists("shop") == 2, "the target on two lists");
        var tokens = Enumerable.Range(0, 3).Select(i => ProbeSecret.TokenOf(_server.Find<Secret>(new("web", $"edge-{i}-probe")))!.Value).ToList();
        Assert.Equal(3, tokens.Distinct().Count());
        Assert.All(tokens, token => Assert.Equal(64, token.Length));
    }

    [Fact]
    public async Task Twenty_new_targets_are_on_the_lists_within_a_second_and_in_one_write_a_node()
    {
        await using var running = await RunningOperator.StartAsync(_server);
        Put(3);
        await Ready(3);
        var writes = ListWrites();
        var start = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < 20; i++) Target($"t{i}");
        await Eventually.True(() => Enumerable.Range(0, 20).All(i => Lists($"t{i}") == 2), "20 targets on two lists each");
        Assert.InRange(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds, 0, 1500);
        Assert.Equal(writes + 3, ListWrites());
        await Eventually.True(() => running.Plans.Current.Values.Single().Targets.Values.Count(target => target.Nodes.Count == 2) == 20, "the plan says so");
    }

    [Fact]
    public async Task A_list_that_cannot_be_written_is_tried_again_with_back_off()
    {
        await using var running = await RunningOperator.StartAsync(_server, new FastTime(10));
        Put(1);
        await Ready(1);
        for (var i = 0; i < 100; i++) _server.FailOnce(IsListWrite, 403, "Forbidden", "exceeded quota");
        var before = ListWrites();
        Target("shop");
        await Task.Delay(TimeSpan.FromSeconds(3));

        // 30 s by the operator's clock: 5 ms, 10 ms, … 20 s are a dozen tries, one every 200 ms a hundred.
        Assert.InRange(ListWrites() - before, 8, 20);
    }

    [Fact]
    public async Task A_list_that_is_refused_keeps_no_other_node_from_its_list()
    {
        await using var running = await RunningOperator.StartAsync(_server);
        Put(3, new PlacementSpec { Mode = PlacementMode.Replicated });
        await Ready(3);
        for (var i = 0; i < 50; i++)
            _server.FailOnce(request => IsListWrite(request) && request.Path.EndsWith("/edge-0-targets", StringComparison.Ordinal), 403, "Forbidden", "exceeded quota");
        Target("shop");
        await Eventually.True(() => Lists("shop") == 2, "the list of both nodes that come after it");
        await Eventually.True(() => Pods().Count(pod => RevisionOf(pod) == ListRevisionOf(pod)) == 3, "they are delivered");
        Assert.DoesNotContain("shop", ListOf("edge-0"));

        static string? RevisionOf(Pod pod) => pod.Metadata.Annotations?[ApiGroup.ListRevisionAnnotation].Split('/')[0];
        string? ListRevisionOf(Pod pod) => _server.Find<ConfigMap>(new("web", NodeNames.ListOf(OwnedObjects.NodeOf(pod)!)))?.Metadata.Annotations?[ApiGroup.ListRevisionAnnotation];
    }

    [Fact]
    public async Task A_restarted_operator_writes_nothing_to_what_is_right()
    {
        await using (var first = await RunningOperator.StartAsync(_server))
        {
            Put(3);
            for (var i = 0; i < 5; i++) Target($"t{i}");
            await Ready(3);
            await Eventually.True(() => Enumerable.Range(0, 5).All(i => Lists($"t{i}") == 2), "targets on lists");
            await Quiet();
        }

        var before = Writes();
        await using var second = await RunningOperator.StartAsync(_server);
        await Eventually.True(() => second.Plans.Current.Count == 1, "a plan");
        await Task.Delay(1500);
        Assert.Equal(before, Writes());
    }

    [Fact]
    public async Task A_deleted_pod_is_replaced_at_once_and_its_targets_stay()
    {
        await using var running = await RunningOperator.StartAsync(_server);
        Put(2);
        Target("shop");
        await Ready(2);
        await Eventually.True(() => Lists("shop") == 2, "the target on two lists");
        var pod = Stored().Status!.Nodes![0].PodName!;
        var uid = _server.Find<Pod>(new("web", pod))!.Metadata.Uid;
        var writes = ListWrites();
        _server.Remove<Pod>(new("web", pod));
        await Eventually.True(() => Pods().Count == 2 && Pods().All(item => item.Metadata.Uid != uid), "a new pod");
        await Ready(2);
        Assert.Equal(writes, ListWrites());
    }

    [Fact]
    public async Task A_restarted_container_leaves_Running_and_comes_back()
    {
        await using var running = await RunningOperator.StartAsync(_server);
        Put(1);
        await Ready(1);
        var seen = _server.Requests.Count;
        running.Kubelet.Restart(Stored().Status!.Nodes![0].PodName!);
        await Eventually.True(() => _server.Requests.Skip(seen).Any(request => request.Path.EndsWith("/networkdeployments/edge/status", StringComparison.Ordinal) && request.Body.Contains("\"configuring\":1", StringComparison.Ordinal)), "Configuring in the status");
        await Ready(1);
        Assert.Null(Stored().Status!.Nodes![0].Attempts);
    }

    [Fact]
    public async Task A_pod_that_fails_is_reported_and_replaced_with_back_off()
    {
        await using var running = await RunningOperator.StartAsync(_server, new FastTime(10));
        running.Kubelet.Waiting["edge-1"] = "ErrImagePull";
        Put(2);
        await Eventually.True(() => Node("edge-1") is { Phase: "Failed", Reason: "ErrImagePull", Attempts: >= 2 }, "a second failed pod");
        Assert.Equal("edge-1", Stored().Status!.Nodes![0].Name);
        Assert.Equal("Running", Node("edge-0")!.Phase);
        running.Kubelet.Waiting.Clear();
        await Ready(2);
        Assert.InRange(Node("edge-1")!.Attempts ?? 0, 2, 9);
    }

    [Fact]
    public async Task A_pod_that_the_server_refuses_fails_its_node_alone_and_is_tried_again()
    {
        _server.FailOnce(request => request.Method == "POST" && request.Body.Contains("\"edge-0-", StringComparison.Ordinal) && request.Path.EndsWith("/pods", StringComparison.Ordinal), 403, "Forbidden", "exceeded quota");
        await using var running = await RunningOperator.StartAsync(_server, new FastTime(10));
        Put(2);
        await Eventually.True(() => Node("edge-0") is { Phase: "Failed", Reason: NodeReasons.PodCreationFailed } node && node.Message!.Contains("exceeded quota", StringComparison.Ordinal), "the refusal in the status");
        await Ready(2);
    }

    [Fact]
    public async Task A_pod_that_the_server_refuses_again_and_again_is_tried_again_for_good()
    {
        for (var i = 0; i < 20; i++)
            _server.FailOnce(request => request.Method == "POST" && request.Path.EndsWith("/pods", StringComparison.Ordinal), 403, "Forbidden", "exceeded quota");
        await using var running = await RunningOperator.StartAsync(_server, new FastTime(40));
        Put(1);

        // At 0, 10, 30 and 70 s. Other things end after 5 and 30 s, and would hide that nobody waits for the back-off.
        await Eventually.True(() => Node("edge-0") is { Phase: "Failed", Reason: NodeReasons.PodCreationFailed, Attempts: >= 4 }, "a fourth refusal");
    }

    [Fact]
    public async Task Scaling_down_hands_the_targets_over_before_the_pod_goes()
    {
        await using var running = await RunningOperator.StartAsync(_server);
        Put(2, new PlacementSpec { Replication = 1 });
        for (var i = 0; i < 10; i++) Target($"t{i}");
        await Ready(2);
        await Eventually.True(() => Enumerable.Range(0, 10).All(i => Lists($"t{i}") == 1), "each target on one list");
        Put(1, new PlacementSpec { Replication = 1 });
        await Eventually.True(() => Pods() is [{ } left] && OwnedObjects.NodeOf(left) == "edge-0", "one pod left");
        var requests = _server.Requests.ToList();
        var deleted = requests.FindIndex(request => request.Method == "DELETE" && request.Path.Contains("/pods/edge-1-", StringComparison.Ordinal));
        var handedOver = requests.FindLastIndex(request => request.Method == "PATCH" && request.Path.EndsWith("/configmaps/edge-0-targets", StringComparison.Ordinal));
        Assert.InRange(handedOver, 0, deleted);
        Assert.Equal(10, ListOf("edge-0").Count);
        await Eventually.True(() => _server.Find<ConfigMap>(new("web", "edge-1-targets")) is null && _server.Find<Secret>(new("web", "edge-1-probe")) is null, "nothing left of the node");
    }

    [Fact]
    public async Task An_invalid_spec_is_reported_and_changes_nothing()
    {
        await using var running = await RunningOperator.StartAsync(_server);
        Put(2);
        await Ready(2);
        var pods = Pods().Select(pod => pod.Metadata.Uid).ToList();
        Put(1, new PlacementSpec { Replication = 5 });
        await Eventually.True(() => Condition(ConditionTypes.Accepted) is { Status: "False", Reason: ConditionReasons.InvalidSpec }, "Accepted=False");
        Assert.Contains("spec.placement.replication", Condition(ConditionTypes.Accepted)!.Message);
        Assert.Equal(pods, Pods().Select(pod => pod.Metadata.Uid));
        await Eventually.True(() => _server.Requests.Count(request => request.Path.EndsWith("/events", StringComparison.Ordinal) && request.Body.Contains("InvalidSpec", StringComparison.Ordinal)) == 1, "one Event");
        Put(1);
        await Ready(1);
    }

    [Fact]
    public async Task What_a_status_says_is_one_Event_however_often_its_write_fails()
    {
        await using var running = await RunningOperator.StartAsync(_server);
        Put(1);
        await Ready(1);
        for (var i = 0; i < 5; i++)
            _server.FailOnce(request => request.Path.EndsWith("/networkdeployments/edge/status", StringComparison.Ordinal) && request.Body.Contains("InvalidSpec", StringComparison.Ordinal), 500, "InternalError");
        Put(1, new PlacementSpec { Replication = 5 });
        await Eventually.True(() => Condition(ConditionTypes.Accepted) is { Status: "False" }, "Accepted=False");
        await Eventually.True(() => Events("POST").Any(request => request.Body.Contains("InvalidSpec", StringComparison.Ordinal)), "an Event");
        await Quiet();

        // A second one would count up the first.
        Assert.Empty(Events("PATCH"));

        IEnumerable<Recorded> Events(string method) => _server.Requests.Where(request => request.Method == method && request.Path.Contains("/events", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_a_spec_is_invalid_the_last_accepted_one_stays_in_effect()
    {
        await using var running = await RunningOperator.StartAsync(_server);
        Put(2);
        Target("shop");
        await Ready(2);
        Put(1, new PlacementSpec { Replication = 5 });
        await Eventually.True(() => Condition(ConditionTypes.Accepted) is { Status: "False" } && Condition(ConditionTypes.Stalled) is { Status: "True", Reason: ConditionReasons.InvalidSpec }, "Accepted=False, Stalled");
        var lost = Pods().Single(pod => OwnedObjects.NodeOf(pod) == "edge-1");
        _server.Remove<Pod>(new("web", lost.Metadata.Name!));
        await Eventually.True(() => Pods().Any(pod => OwnedObjects.NodeOf(pod) == "edge-1" && pod.Metadata.Uid != lost.Metadata.Uid), "the lost pod is made again");
        Target("more");
        await Eventually.True(() => Lists("more") > 0, "a new target is measured");
        await Eventually.True(() => Stored().Status is { ReadyReplicas: 2, Replicas: 2 } && Condition(ConditionTypes.Ready)?.Status == "False", "both nodes run, and the status still says what is wrong");
    }

    [Fact]
    public async Task A_restarted_operator_that_meets_an_invalid_spec_leaves_everything_as_it_is()
    {
        await using (await RunningOperator.StartAsync(_server))
        {
            Put(2);
            Target("shop");
            await Ready(2);
        }

        Put(1, new PlacementSpec { Replication = 5 });
        var pods = Pods().Select(pod => pod.Metadata.Uid).ToList();
        await using var second = await RunningOperator.StartAsync(_server);
        await Eventually.True(() => Condition(ConditionTypes.Accepted) is { Status: "False" }, "Accepted=False");
        await Quiet();
        Assert.Equal(pods, Pods().Select(pod => pod.Metadata.Uid));
        Assert.Equal(2, Lists("shop"));
    }

    [Fact]
    public async Task A_corrected_template_is_tried_at_once_whatever_the_back_off()
    {
        for (var i = 0; i < 3; i++)
            _server.FailOnce(request => request.Method == "POST" && request.Path.EndsWith("/pods", StringComparison.Ordinal), 422, "Invalid", "spec.containers[0].image: Invalid value");
        await using var running = await RunningOperator.StartAsync(_server, new FastTime(10));
        Put(1);
        await Eventually.True(() => Node("edge-0") is { Phase: "Failed", Attempts: >= 3 }, "three refusals: the next try is 40 s away");
        var before = TimeProvider.System.GetTimestamp();
        Put(1, new PlacementSpec { Replication = 1 });
        await Ready(1);
        Assert.InRange(TimeProvider.System.GetElapsedTime(before).TotalSeconds, 0, 3);
    }

    [Fact]
    public async Task PerClusterNode_without_Nodes_in_the_API_says_so()
    {
        await using var running = await RunningOperator.StartAsync(_server);
        Put(1, mode: DeploymentMode.PerClusterNode);
        await Eventually.True(() => Condition(ConditionTypes.Accepted) is { Status: "False", Reason: ConditionReasons.Unsupported }, "Accepted=False");
        Assert.Empty(Pods());
    }

    private void Put(int replicas, PlacementSpec? placement = null, string? mode = null)
    {
        var old = _server.Find<NetworkDeployment>(new("web", "edge"));
        _server.Put(new NetworkDeployment
        {
            Metadata = (old?.Metadata ?? new() { Namespace = "web", Name = "edge" }) with { Generation = (old?.Metadata.Generation ?? 0) + 1 },
            Spec = new() { Replicas = replicas, Placement = placement, Mode = mode },
            Status = old?.Status,
        });
    }

    private void Target(string name) => _server.Put(new ProbeTarget
    {
        Metadata = new() { Namespace = "web", Name = name, Generation = 1 },
        Spec = new() { Host = "127.0.0.1", Probes = [new Probe { Name = "ping", Type = "ICMP" }] },
    });

    private Task Ready(int nodes) => Eventually.True(
        () => Stored().Status is { } status && status.ObservedGeneration == Stored().Metadata.Generation && status.ReadyReplicas == nodes && status.Replicas == nodes
            && Condition(ConditionTypes.Ready)?.Status == "True",
        $"{nodes} nodes Running");

    /// <summary>Until nothing has been written for a second.</summary>
    private async Task Quiet()
    {
        for (var last = -1; last != Writes();)
        {
            last = Writes();
            await Task.Delay(1100);
        }
    }

    private int Writes() => _server.Requests.Count(request => request.Method != "GET");

    private int ListWrites() => _server.Requests.Count(IsListWrite);

    private static bool IsListWrite(Recorded request) => request.Method == "PATCH" && request.Path.Contains("/configmaps/", StringComparison.Ordinal);

    private NetworkDeployment Stored() => _server.Find<NetworkDeployment>(new("web", "edge"))!;

    private Condition? Condition(string type) => Stored().Status?.Conditions?.FirstOrDefault(condition => condition.Type == type);

    private Api.NetworkDeployments.NodeStatus? Node(string name) => Stored().Status?.Nodes?.FirstOrDefault(node => node.Name == name);

    private List<Pod> Pods() =>
        [.. _server.Table.List(new("api/v1/pods", "web", null, null), _ => true).Items.Select(item => _server.Find<Pod>(new("web", (string)item["metadata"]!["name"]!))).OfType<Pod>()];

    private int Lists(string target) => Enumerable.Range(0, 3).Count(i => ListOf($"edge-{i}").Contains(target));

    private HashSet<string> ListOf(string node) =>
        _server.Find<ConfigMap>(new("web", NodeNames.ListOf(node)))?.BinaryData is { } data
            ? [.. TargetListCodec.Read(data[ContractVersion.TargetsFile]).List.Targets.Select(target => target.Name)]
            : [];
}
