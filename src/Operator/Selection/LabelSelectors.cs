using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Operator.Selection;

/// <summary><c>metav1.LabelSelector</c> against labels. Empty selects everything; an operator that is not known selects nothing.</summary>
internal static class LabelSelectors
{
    public static bool Matches(this LabelSelector? selector, IReadOnlyDictionary<string, string>? labels) =>
        (selector?.MatchLabels ?? NoLabels).All(term => labels is not null && labels.TryGetValue(term.Key, out var value) && value == term.Value)
        && (selector?.MatchExpressions ?? []).All(term => Matches(term, labels ?? NoLabels));

    private static readonly Dictionary<string, string> NoLabels = [];

    private static bool Matches(LabelSelectorRequirement term, IReadOnlyDictionary<string, string> labels) => term.Operator switch
    {
        "In" => labels.TryGetValue(term.Key, out var value) && (term.Values ?? []).Contains(value),
        "NotIn" => !labels.TryGetValue(term.Key, out var value) || !(term.Values ?? []).Contains(value),
        "Exists" => labels.ContainsKey(term.Key),
        "DoesNotExist" => !labels.ContainsKey(term.Key),
        _ => false,
    };
}
