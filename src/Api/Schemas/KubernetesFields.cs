using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Api.Schemas;

/// <summary>Descriptions of fields whose types are Kubernetes' own, and know nothing of ours.</summary>
internal static class KubernetesFields
{
    public static string? Describe(Type type, string field) => (type.Name, field) switch
    {
        (nameof(LabelSelector), "matchLabels") => "Labels that must all be there.",
        (nameof(LabelSelector), "matchExpressions") => "Further requirements; all must hold.",
        (nameof(LabelSelectorRequirement), "key") => "Key of the label.",
        (nameof(LabelSelectorRequirement), "operator") => "In, NotIn, Exists or DoesNotExist.",
        (nameof(LabelSelectorRequirement), "values") => "Values of the label; only with In and NotIn.",
        (nameof(Condition), "type") => "Name of the condition.",
        (nameof(Condition), "status") => "True, False or Unknown.",
        (nameof(Condition), "observedGeneration") => "Generation of the spec that the condition speaks of.",
        (nameof(Condition), "lastTransitionTime") => "When status last changed.",
        (nameof(Condition), "reason") => "Why, in one word.",
        (nameof(Condition), "message") => "Why, in a sentence.",
        _ => null,
    };
}
