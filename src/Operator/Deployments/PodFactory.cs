using NetworkTelemetry.Api;
using NetworkTelemetry.Api.Contract.V1;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>The pod of a node. It passes the Pod Security Standard "restricted".</summary>
internal static class PodFactory
{
    public const string ContainerName = "prober";
    public const string ListDirectory = "/etc/network-telemetry";

    private const string VolumeName = "targets";
    private const string PortName = "metrics";
    private const string TlsPortName = "summary";

    /// <param name="podName">As of <see cref="NodeNames.NextPod"/>.</param>
    /// <param name="listRevision">Of the list that is stored already: it will be in the files that the pod starts with.</param>
    public static Pod Create(NetworkDeployment owner, NodeSlot slot, string podName, string templateRevision, string defaultImage, string? listRevision)
    {
        var template = owner.Spec.Template;
        var metadata = OwnedObjects.Metadata(owner, slot.Name, podName);
        return new Pod
        {
            Metadata = metadata with
            {
                Labels = Merge(template?.Labels, metadata.Labels!, (TemplateRevision.Label, templateRevision)),
                Annotations = listRevision is null
                    ? Annotations(template)
                    : Merge(Annotations(template), new Dictionary<string, string>(), (ApiGroup.ListRevisionAnnotation, listRevision)),
            },
            Spec = Spec(template, slot, defaultImage),
        };
    }

    /// <summary>Those of the template, and where its nodes are.</summary>
    public static IReadOnlyDictionary<string, string>? Annotations(NodeTemplate? template)
    {
        var annotations = template?.Annotations;
        if (template?.Location?.Region is { } region) annotations = Merge(annotations, new Dictionary<string, string>(), (ApiGroup.RegionAnnotation, region));
        if (template?.Location?.Zone is { } zone) annotations = Merge(annotations, new Dictionary<string, string>(), (ApiGroup.ZoneAnnotation, zone));
        return annotations;
    }

    public static PodSpec Spec(NodeTemplate? template, NodeSlot slot, string defaultImage) => new()
    {
        Containers = [Container(template, defaultImage)],
        Volumes = [Volume(slot.Name)],
        ReadinessGates = [new PodReadinessGate { ConditionType = ApiGroup.ConfiguredGate }],
        NodeSelector = template?.NodeSelector,
        Affinity = slot.ClusterNode is null ? template?.Affinity : ClusterNodeBinding.Affinity(template?.Affinity, slot.ClusterNode),
        Tolerations = slot.ClusterNode is null ? template?.Tolerations : ClusterNodeBinding.Tolerations(template?.Tolerations),
        TopologySpreadConstraints = template?.TopologySpreadConstraints,
        ImagePullSecrets = TemplateJson.References(template?.ImagePullSecrets),
        RestartPolicy = "Always",
        AutomountServiceAccountToken = false,
        EnableServiceLinks = false,
        TerminationGracePeriodSeconds = 5,
        SecurityContext = new PodSecurityContext
        {
            RunAsNonRoot = true,
            SeccompProfile = new SeccompProfile { Type = "RuntimeDefault" },
            // Every group may open ICMP echo sockets: pings without any capability. Safe since Kubernetes 1.18.
            Sysctls = [new Sysctl { Name = "net.ipv4.ping_group_range", Value = "0 2147483647" }],
        },
    };

    /// <summary>Whether the pod's prober answers the operator over TLS; one that an older operator made does not.</summary>
    public static bool ServesTls(Pod? pod) =>
        pod?.Spec?.Containers.Any(container => container.Ports?.Any(port => port.Number == ContractVersion.TlsPort) == true) == true;

    private static Container Container(NodeTemplate? template, string defaultImage) => new()
    {
        Name = ContainerName,
        Image = template?.Image ?? defaultImage,
        Args = ["--list-directory", ListDirectory],
        Env = [new EnvVar { Name = "POD_IP", ValueFrom = new EnvVarSource { FieldRef = new ObjectFieldSelector { FieldPath = "status.podIP" } } }],
        Ports =
        [
            new ContainerPort { Name = PortName, Number = ContractVersion.Port, Protocol = "TCP" },
            new ContainerPort { Name = TlsPortName, Number = ContractVersion.TlsPort, Protocol = "TCP" },
        ],
        VolumeMounts = [new VolumeMount { Name = VolumeName, MountPath = ListDirectory, ReadOnly = true }],
        Resources = TemplateJson.Resources(template?.Resources),
        ReadinessProbe = HttpProbe("/readyz", period: 1),
        LivenessProbe = HttpProbe("/healthz", period: 10),
        SecurityContext = new SecurityContext
        {
            AllowPrivilegeEscalation = false, ReadOnlyRootFilesystem = true, Capabilities = new Capabilities { Drop = ["ALL"] },
        },
    };

    private static Probe HttpProbe(string path, int period) =>
        new() { HttpGet = new HttpGetAction { Path = path, Port = PortName }, PeriodSeconds = period, TimeoutSeconds = 1, FailureThreshold = 3 };

    // One volume, so that list and credentials switch together.
    private static Volume Volume(string node) => new()
    {
        Name = VolumeName,
        Projected = new ProjectedVolumeSource
        {
            Sources =
            [
                new VolumeProjection { ConfigMap = new KeyProjection { Name = NodeNames.ListOf(node) } },
                new VolumeProjection { Secret = new KeyProjection { Name = NodeNames.SecretOf(node) } },
            ],
        },
    };

    private static Dictionary<string, string> Merge(
        IReadOnlyDictionary<string, string>? ofTemplate, IReadOnlyDictionary<string, string> own, (string Key, string Value) more)
    {
        var merged = new Dictionary<string, string>(ofTemplate ?? new Dictionary<string, string>());
        foreach (var (key, value) in own) merged[key] = value;
        merged[more.Key] = more.Value;
        return merged;
    }
}
