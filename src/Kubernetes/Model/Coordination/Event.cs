using System.Text.Json.Serialization;

namespace NetworkTelemetry.Kubernetes.Model;

/// <summary><c>events.k8s.io/v1</c>: who did what to which object, and why.</summary>
public sealed record Event : IResource<Event>
{
    public static ResourceType<Event> ResourceType { get; } = new("events.k8s.io", "v1", "Event", "events", true, KubernetesJson.Default);

    public string? ApiVersion { get; init => field = value ?? "events.k8s.io/v1"; } = "events.k8s.io/v1";
    public string? Kind { get; init => field = value ?? "Event"; } = "Event";
    public ObjectMeta Metadata { get; init => field = value ?? new(); } = new();

    [JsonConverter(typeof(MicroTimeConverter))]
    public DateTimeOffset? EventTime { get; init; }

    public EventSeries? Series { get; init; }
    public string? ReportingController { get; init; }
    public string? ReportingInstance { get; init; }
    public string? Action { get; init; }
    public string? Reason { get; init; }
    public ObjectReference? Regarding { get; init; }
    public ObjectReference? Related { get; init; }

    /// <summary>At most 1024 bytes.</summary>
    public string? Note { get; init; }

    /// <summary><c>Normal</c> or <c>Warning</c>.</summary>
    public string? Type { get; init; }
}
