using System.Globalization;
using NetworkTelemetry.LocalCluster.Kubelet.Model;

namespace NetworkTelemetry.LocalCluster.Kubelet.Scheduling;

/// <summary>Says whether a pod may run on the one node there is (node selector and required node affinity).</summary>
internal static class NodeFit
{
    public const string Mismatch = "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector.";

    public static bool Fits(PodSpec spec, string nodeName, IReadOnlyDictionary<string, string> labels) =>
        (spec.NodeSelector ?? new Dictionary<string, string>()).All(wanted => labels.TryGetValue(wanted.Key, out var value) && value == wanted.Value)
        && (spec.Affinity?.NodeAffinity?.RequiredDuringSchedulingIgnoredDuringExecution is not { } required
            || (required.NodeSelectorTerms ?? []).Any(term => Matches(term, nodeName, labels)));

    // Terms are alternatives; the requirements of one all hold; an empty term matches nothing.
    private static bool Matches(NodeSelectorTerm term, string nodeName, IReadOnlyDictionary<string, string> labels)
    {
        var expressions = term.MatchExpressions ?? [];
        var fields = term.MatchFields ?? [];
        return expressions.Count + fields.Count > 0
            && expressions.All(requirement => Holds(requirement, labels.GetValueOrDefault(requirement.Key)))
            && fields.All(requirement => Holds(requirement, requirement.Key == "metadata.name" ? nodeName : null));
    }

    private static bool Holds(NodeSelectorRequirement requirement, string? actual)
    {
        var values = requirement.Values ?? [];
        return requirement.Operator switch
        {
            "In" => actual is not null && values.Contains(actual),
            "NotIn" => actual is null || !values.Contains(actual),
            "Exists" => actual is not null,
            "DoesNotExist" => actual is null,
            "Gt" => Compare(actual, values) > 0,
            "Lt" => Compare(actual, values) < 0,
            _ => false,
        };
    }

    private static int? Compare(string? actual, IReadOnlyList<string> values) =>
        values.Count == 1
        && long.TryParse(actual, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var left)
        && long.TryParse(values[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var right)
            ? left.CompareTo(right)
            : null;
}
