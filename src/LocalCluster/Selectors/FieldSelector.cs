using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NetworkTelemetry.LocalCluster.Builtin;

namespace NetworkTelemetry.LocalCluster.Selectors;

/// <summary>The query parameter <c>fieldSelector</c>: <c>metadata.name=a,status.phase!=Running</c>.</summary>
internal sealed record FieldSelector(ImmutableArray<FieldTerm> Terms)
{
    public static FieldSelector Everything { get; } = new([]);

    /// <summary>The name that a term asks for, if any: a list is then a look-up.</summary>
    public string? Name => throw new NotImplementedException();

    /// <exception cref="SelectorException">The text can't be read, or the type does not select by a field it names.</exception>
    public static FieldSelector Parse(ResourceDefinition definition, string? text) => throw new NotImplementedException();

    /// <param name="value">An object of the type that the selector was parsed for, in that version.</param>
    public bool Matches(JsonObject value) => throw new NotImplementedException();

    public override string ToString() => throw new NotImplementedException();
}
