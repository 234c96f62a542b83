using NetworkTelemetry.Api;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Model;
using NetworkTelemetry.Operator.Deployments;
using NetworkTelemetry.Operator.Fleet;
using NodeStatus = NetworkTelemetry.Api.NetworkDeployments.NodeStatus;

namespace NetworkTelemetry.Operator.Tests.Deployments;

internal static class Samples
{
    public const string Image = "networktelemetry/prober:test";

    public static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static NetworkDeployment Deployment(int replicas = 3, NodeTemplate? template = null) => new()
    {
        Metadata = new() { Namespace = "web", Name = "edge", Uid = "nd-uid", Generation = 7 },
        Spec = new() { Replicas = replicas, Template = template },
    };

    /// <summary>A pod of node edge-0 as the kubelet reports it.</summary>
    public static Pod Pod(
        string phase = "Running", string? scheduled = "True", string? containersReady = "True", string? ready = "True", int? configuredStart = 0, int restarts = 0,
        string? waiting = null, int ageSeconds = 10, string name = "edge-0-aaaa", string? templateRevision = null)
    {
        var conditions = new List<PodCondition>();
        void Add(string type, string? status, string? message = null, int ago = 10)
        {
            if (status is not null) conditions.Add(new() { Type = type, Status = status, Message = message, LastTransitionTime = Now.AddSeconds(-Math.Min(ago, ageSeconds)) });
        }

        Add("PodScheduled", scheduled);
        Add("ContainersReady", containersReady);
        Add("Ready", ready, ago: ageSeconds);
        if (configuredStart is { } start) Add(ApiGroup.ConfiguredGate, "True", ConfiguredGate.MessageOf(start));
        return new Pod
        {
            Metadata = new()
            {
                Namespace = "web", Name = name, Uid = $"uid-of-{name}", CreationTimestamp = Now.AddSeconds(-ageSeconds),
                Labels = new Dictionary<string, string> { [TemplateRevision.Label] = templateRevision ?? TemplateRevision.Of(Deployment(), Image), [ApiGroup.NodeLabel] = "edge-0" },
            },
            Spec = PodFactory.Spec(null, new NodeSlot("edge-0"), Image),
            Status = new()
            {
                Phase = phase, Conditions = conditions, PodIP = "127.64.0.1",
                ContainerStatuses =
                [
                    new()
                    {
                        Name = PodFactory.ContainerName, RestartCount = restarts,
                        State = waiting is null ? new() { Running = new() { StartedAt = Now.AddSeconds(-ageSeconds) } } : new() { Waiting = new() { Reason = waiting, Message = $"{waiting} it is" } },
                    },
                ],
            },
        };
    }

    public static NodeFacts Facts(Pod? pod, NodeStatus? previous = null, string name = "edge-0", params IReadOnlyList<Pod> others) => new()
    {
        Key = new("web", "edge", name), Slot = new(name), Pods = pod is null ? others : [pod, .. others], Previous = previous,
    };

    public static AssessedNode Node(Pod? pod, NodeStatus? previous = null, string name = "edge-0", params IReadOnlyList<Pod> others) =>
        NodeAssessment.Assess(Facts(pod, previous, name, others), Deployment().Spec, Now);

    public static NodeStatus FailedBefore(int attempts, int secondsAgo, string? pod = null) => new()
    {
        Name = "edge-0", Phase = nameof(NodePhase.Failed), PodName = pod, Attempts = attempts, Reason = "ErrImagePull", Message = "no such image",
        LastFailureTime = Now.AddSeconds(-secondsAgo), LastTransitionTime = Now.AddSeconds(-secondsAgo),
    };

    public static NodeReport Report(Pod pod, string? revision = "r1", int startedSecondsAgo = 9, bool reachable = true) => new()
    {
        Node = new("web", "edge", "edge-0"), PodUid = pod.Metadata.Uid!, Revision = revision, Reachable = reachable,
        Process = new ProcessFigures { StartTime = Now.AddSeconds(-startedSecondsAgo) },
    };
}
