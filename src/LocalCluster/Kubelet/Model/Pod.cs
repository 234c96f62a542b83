using System.Text.Json;
using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Kubelet.Model;

/// <summary>What the kubelet reads of a pod; everything else in the object is left alone.</summary>
internal sealed record Pod
{
    public PodMetadata Metadata { get; init => field = value ?? new(); } = new();
    public PodSpec Spec { get; init => field = value ?? new(); } = new();
    public PodStatus Status { get; init => field = value ?? new(); } = new();

    /// <exception cref="JsonException">A field has a type that the pod schema does not allow.</exception>
    public static Pod From(JsonObject json) => json.Deserialize(PodJson.Default.Pod) ?? throw new JsonException("the pod is null");
}

internal sealed record PodMetadata
{
    public string Name { get; init => field = value ?? ""; } = "";
    public string Namespace { get; init => field = value ?? ""; } = "";
    public string Uid { get; init => field = value ?? ""; } = "";
    public IReadOnlyDictionary<string, string> Labels { get; init => field = value ?? NoPairs; } = NoPairs;
    public IReadOnlyDictionary<string, string> Annotations { get; init => field = value ?? NoPairs; } = NoPairs;
    public DateTimeOffset? DeletionTimestamp { get; init; }
    public long? DeletionGracePeriodSeconds { get; init; }

    private static readonly IReadOnlyDictionary<string, string> NoPairs = new Dictionary<string, string>();
}

internal sealed record PodSpec
{
    public IReadOnlyList<Container> Containers { get; init => field = value ?? []; } = [];
    public IReadOnlyList<Container> InitContainers { get; init => field = value ?? []; } = [];
    public IReadOnlyList<Volume> Volumes { get; init => field = value ?? []; } = [];
    public IReadOnlyList<ReadinessGate> ReadinessGates { get; init => field = value ?? []; } = [];
    public string RestartPolicy { get; init => field = value ?? "Always"; } = "Always";
    public string? NodeName { get; init; }
    public IReadOnlyDictionary<string, string>? NodeSelector { get; init; }
    public Affinity? Affinity { get; init; }
    public long? ActiveDeadlineSeconds { get; init; }
    public long? TerminationGracePeriodSeconds { get; init; }
    public string? ServiceAccountName { get; init; }
}

internal sealed record ReadinessGate(string ConditionType);

/// <summary>The part of <c>status</c> that outlives the kubelet's process and is read back when it starts again.</summary>
internal sealed record PodStatus
{
    public string? Phase { get; init; }
    public string? Reason { get; init; }
    public string? Message { get; init; }
    public string? PodIP { get; init; }
    public DateTimeOffset? StartTime { get; init; }
    public IReadOnlyList<ContainerStatus> ContainerStatuses { get; init => field = value ?? []; } = [];
    public IReadOnlyList<ContainerStatus> InitContainerStatuses { get; init => field = value ?? []; } = [];
}
