using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Builtin;

namespace NetworkTelemetry.LocalCluster.Selectors;

/// <summary>The query parameter <c>fieldSelector</c>: <c>metadata.name=a,status.phase!=Running</c>.</summary>
internal sealed record FieldSelector(ImmutableArray<FieldTerm> Terms)
{
    public static FieldSelector Everything { get; } = new([]);

    /// <summary>The name that a term asks for, if any: a list is then a look-up.</summary>
    public string? Name => Terms.FirstOrDefault(term => term is { Field: "metadata.name", Negated: false })?.Value;

    /// <exception cref="SelectorException">The text can't be read, or the type does not select by a field it names.</exception>
    public static FieldSelector Parse(ResourceDefinition definition, string? text)
    {
        if (string.IsNullOrEmpty(text)) return Everything;
        ImmutableArray<FieldTerm> terms = FieldSelectorParser.Read(text);
        foreach (FieldTerm term in terms) SelectableFields.Check(definition, term.Field);
        return new FieldSelector(terms);
    }

    /// <param name="value">An object of the type that the selector was parsed for, in that version.</param>
    public bool Matches(JsonObject value)
    {
        foreach (FieldTerm term in Terms)
        {
            if (SelectableFields.Read(value, term.Field) == term.Value == term.Negated) return false;
        }

        return true;
    }

    public override string ToString() => string.Join(',', Terms);

    public bool Equals(FieldSelector? other) => other is not null && Terms.SequenceEqual(other.Terms);

    public override int GetHashCode() => Terms.Length;
}
