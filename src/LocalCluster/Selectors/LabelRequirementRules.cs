using System.Collections.Immutable;
using System.Globalization;
using NetworkTelemetry.LocalCluster.Builtin;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Selectors;

/// <summary>Which keys and values a requirement may have.</summary>
internal static class LabelRequirementRules
{
    /// <exception cref="SelectorException">Names the key or value that a label can't have.</exception>
    public static LabelRequirement Make(string key, LabelOperator operation, ImmutableArray<string> values)
    {
        if (ObjectNames.QualifiedNameProblem(key) is { } keyProblem) throw Wrong("key", $"Invalid value: {JsonText.Quote(key)}", keyProblem);
        if (operation is LabelOperator.In or LabelOperator.NotIn && values.Length == 0)
        {
            throw Wrong("values", "Invalid value: []", "for 'in', 'notin' operators, values set can't be empty");
        }

        if (operation is LabelOperator.Exists or LabelOperator.DoesNotExist && values.Length > 0)
        {
            throw Wrong("values", "Invalid value: []", "values set must be empty for exists and does not exist");
        }

        bool compares = operation is LabelOperator.GreaterThan or LabelOperator.LessThan;
        foreach ((int i, string value) in values.Index())
        {
            if (compares && !long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            {
                throw Wrong($"values[{i}]", $"Invalid value: {JsonText.Quote(value)}", "for 'Gt', 'Lt' operators, the value must be an integer");
            }

            if (ObjectNames.LabelValueProblem(value) is { } problem && !compares)
            {
                throw Wrong($"values[{i}][{key}]", $"Invalid value: {JsonText.Quote(value)}", problem);
            }
        }

        return new LabelRequirement(key, operation, values);
    }

    private static SelectorException Wrong(string path, string what, string detail) => new($"{path}: {what}: {detail}");
}
