using System.Text.Json;
using NetworkTelemetry.Api.ProbeTargets;
using NetworkTelemetry.Api.Schemas;

namespace NetworkTelemetry.Api.NetworkDeployments;

/// <summary>The part of a pod that users may set. What Kubernetes itself defines is passed on as it is.</summary>
public sealed record NodeTemplate
{
    [Description("Image of the prober; by default the operator's own release."), Length(1, 512)]
    public string? Image { get; init; }

    [Description("Requests and limits of the prober's container (core/v1 ResourceRequirements)."), PreserveUnknownFields]
    public JsonElement? Resources { get; init; }

    [Description("Labels of cluster nodes on which the pods may run.")]
    public IReadOnlyDictionary<string, string>? NodeSelector { get; init; }

    [Description("core/v1 Tolerations."), Items(0, 64), PreserveUnknownFields]
    public IReadOnlyList<JsonElement>? Tolerations { get; init; }

    [Description("core/v1 Affinity."), PreserveUnknownFields]
    public JsonElement? Affinity { get; init; }

    [Description("core/v1 TopologySpreadConstraints."), Items(0, 16), PreserveUnknownFields]
    public IReadOnlyList<JsonElement>? TopologySpreadConstraints { get; init; }

    [Description("core/v1 LocalObjectReferences of Secrets with registry credentials."), Items(0, 16), PreserveUnknownFields]
    public IReadOnlyList<JsonElement>? ImagePullSecrets { get; init; }

    [Description("Further labels of the pods.")]
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    [Description("Further annotations of the pods.")]
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }

    [Description("Where the nodes are.")]
    public GeoLocation? Location { get; init; }
}
