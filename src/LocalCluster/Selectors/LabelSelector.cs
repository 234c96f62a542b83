using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace NetworkTelemetry.LocalCluster.Selectors;

/// <summary>All requirements must hold; no requirements match everything.</summary>
internal sealed record LabelSelector(ImmutableArray<LabelRequirement> Requirements)
{
    public static LabelSelector Everything { get; } = new([]);

    /// <summary>The query parameter <c>labelSelector</c>: <c>a=b,c in (x,y),!d</c>.</summary>
    /// <exception cref="SelectorException">Names the part that can't be read.</exception>
    public static LabelSelector Parse(string? text) => throw new NotImplementedException();

    /// <summary><c>metav1.LabelSelector</c>: null matches nothing and gives null, <c>{}</c> matches everything.</summary>
    /// <exception cref="SelectorException">An operator is unknown or its values do not fit.</exception>
    public static LabelSelector? FromObject(JsonObject? selector) => throw new NotImplementedException();

    /// <param name="labels"><c>metadata.labels</c>, null for none.</param>
    public bool Matches(JsonObject? labels) => throw new NotImplementedException();

    /// <summary>The selector as text that <see cref="Parse"/> reads.</summary>
    public override string ToString() => throw new NotImplementedException();
}
