using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Schema;

namespace NetworkTelemetry.LocalCluster.Selectors;

/// <summary>All requirements must hold; no requirements match everything.</summary>
internal sealed record LabelSelector(ImmutableArray<LabelRequirement> Requirements)
{
    public static LabelSelector Everything { get; } = new([]);

    /// <summary>The query parameter <c>labelSelector</c>: <c>a=b,c in (x,y),!d</c>.</summary>
    /// <exception cref="SelectorException">Names the part that can't be read.</exception>
    public static LabelSelector Parse(string? text) =>
        string.IsNullOrWhiteSpace(text) ? Everything : new LabelSelector(new LabelSelectorParser(text).ReadAll());

    /// <summary><c>metav1.LabelSelector</c>: null matches nothing and gives null, <c>{}</c> matches everything.</summary>
    /// <exception cref="SelectorException">An operator is unknown or its values do not fit.</exception>
    public static LabelSelector? FromObject(JsonObject? selector)
    {
        if (selector is null) return null;
        IEnumerable<LabelRequirement> labels = (selector.Object("matchLabels") ?? [])
            .Select(label => LabelRequirementRules.Make(label.Key, LabelOperator.In, [label.Value.AsText() ?? ""]));
        return new LabelSelector([.. labels, .. selector.Objects("matchExpressions").Select(FromExpression)]);
    }

    /// <param name="labels"><c>metadata.labels</c>, null for none.</param>
    public bool Matches(JsonObject? labels)
    {
        foreach (LabelRequirement requirement in Requirements)
        {
            if (!requirement.Matches(labels)) return false;
        }

        return true;
    }

    /// <summary>The selector as text that <see cref="Parse"/> reads.</summary>
    public override string ToString() => string.Join(',', Requirements);

    public bool Equals(LabelSelector? other) => other is not null && Requirements.SequenceEqual(other.Requirements);

    public override int GetHashCode() => Requirements.Length;

    private static LabelRequirement FromExpression(JsonObject expression) => LabelRequirementRules.Make(
        expression.Text("key") ?? "",
        expression.Text("operator") switch
        {
            "In" => LabelOperator.In,
            "NotIn" => LabelOperator.NotIn,
            "Exists" => LabelOperator.Exists,
            "DoesNotExist" => LabelOperator.DoesNotExist,
            string other => throw new SelectorException($"{JsonText.Quote(other)} is not a valid label selector operator"),
            null => throw new SelectorException("\"\" is not a valid label selector operator"),
        },
        [.. expression.Texts("values")]);
}
