namespace NetworkTelemetry.LocalCluster.Selectors;

/// <param name="Field">For example <c>status.phase</c>.</param>
/// <param name="Negated">True for <c>!=</c>.</param>
internal sealed record FieldTerm(string Field, bool Negated, string Value)
{
    public override string ToString() => $"{Field}{(Negated ? "!=" : "=")}{FieldSelectorParser.Escape(Value)}";
}
