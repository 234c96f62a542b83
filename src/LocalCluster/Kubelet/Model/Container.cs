using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetworkTelemetry.LocalCluster.Kubelet.Model;

internal sealed record Container
{
    public string Name { get; init => field = value ?? ""; } = "";
    public string Image { get; init => field = value ?? ""; } = "";
    public IReadOnlyList<string> Command { get; init => field = value ?? []; } = [];
    public IReadOnlyList<string> Args { get; init => field = value ?? []; } = [];
    public IReadOnlyList<EnvVar> Env { get; init => field = value ?? []; } = [];
    public IReadOnlyList<EnvFromSource> EnvFrom { get; init => field = value ?? []; } = [];
    public string? WorkingDir { get; init; }
    public IReadOnlyList<ContainerPort> Ports { get; init => field = value ?? []; } = [];
    public IReadOnlyList<VolumeMount> VolumeMounts { get; init => field = value ?? []; } = [];
    public Probe? LivenessProbe { get; init; }
    public Probe? ReadinessProbe { get; init; }
    public Probe? StartupProbe { get; init; }
    public Lifecycle? Lifecycle { get; init; }
    public ResourceRequirements? Resources { get; init; }
    public string? TerminationMessagePolicy { get; init; }

    /// <summary>Set to Always on an init container that is a sidecar.</summary>
    public string? RestartPolicy { get; init; }
}

internal sealed record ContainerPort(string? Name, [property: JsonPropertyName("containerPort")] int Number);

internal sealed record VolumeMount(string Name, string MountPath, string? SubPath);

internal sealed record Lifecycle(LifecycleHandler? PreStop);

internal sealed record LifecycleHandler(ExecAction? Exec, SleepAction? Sleep);

internal sealed record SleepAction(long Seconds);

internal sealed record ResourceRequirements(IReadOnlyDictionary<string, JsonElement>? Requests, IReadOnlyDictionary<string, JsonElement>? Limits);
