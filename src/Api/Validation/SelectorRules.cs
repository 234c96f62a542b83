using NetworkTelemetry.Kubernetes.Model;

namespace NetworkTelemetry.Api.Validation;

internal static class SelectorRules
{
    private static readonly string[] Operators = ["In", "NotIn", "Exists", "DoesNotExist"];

    public static void Check(FieldPath field, LabelSelector? selector)
    {
        LabelRules.Check(field.Child("matchLabels"), selector?.MatchLabels);
        for (var i = 0; i < (selector?.MatchExpressions?.Count ?? 0); i++) Check(field.Child("matchExpressions").Item(i), selector!.MatchExpressions![i]);
    }

    private static void Check(FieldPath field, LabelSelectorRequirement requirement)
    {
        LabelRules.Key(field.Child("key"), requirement.Key);
        for (var i = 0; i < (requirement.Values?.Count ?? 0); i++) LabelRules.Value(field.Child("values").Item(i), requirement.Values![i]);
        if (!Operators.Contains(requirement.Operator)) field.Child("operator").NotSupported(requirement.Operator, Operators);
        var wantsValues = requirement.Operator is "In" or "NotIn";
        if (wantsValues && requirement.Values is not { Count: > 0 }) field.Child("values").Required($"at least one value, because operator is {requirement.Operator}");
        if (!wantsValues && requirement.Values is { Count: > 0 }) field.Child("values").Forbidden($"may not be set with operator {requirement.Operator}");
    }
}
