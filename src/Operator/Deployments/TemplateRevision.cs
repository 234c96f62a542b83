using System.Text.Json;
using NetworkTelemetry.Api;
using NetworkTelemetry.Api.NetworkDeployments;
using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Deployments;

/// <summary>Hash of everything that all pods of a deployment have in common. A pod with another one is of an older template, or of an older operator.</summary>
internal static class TemplateRevision
{
    public const string Label = ApiGroup.Name + "/template-revision";

    private const int Length = 10;

    public static string Of(NetworkDeployment deployment, string defaultImage)
    {
        var template = deployment.Spec.Template;
        var common = new Pod
        {
            Metadata = new ObjectMeta { Labels = Sorted(template?.Labels), Annotations = Sorted(PodFactory.Annotations(template)) },
            Spec = PodFactory.Spec(template, new NodeSlot(""), defaultImage) with { NodeSelector = Sorted(template?.NodeSelector) },
        };
        return ContentHash.Of(JsonSerializer.SerializeToUtf8Bytes(common, KubernetesJson.Default.Pod), Length);
    }

    public static string? Of(Pod pod) => pod.Metadata.Labels?.GetValueOrDefault(Label);

    private static SortedDictionary<string, string>? Sorted(IReadOnlyDictionary<string, string>? entries) =>
        entries is null ? null : new(entries.ToDictionary(), StringComparer.Ordinal);
}
