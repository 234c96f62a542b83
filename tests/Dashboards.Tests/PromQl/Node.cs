namespace NetworkTelemetry.Dashboards.Tests.PromQl;

/// <summary>A PromQL expression.</summary>
internal abstract record Node
{
    /// <summary>Itself and everything below.</summary>
    public IEnumerable<Node> All => [this, .. Children.SelectMany(child => child.All)];

    public abstract IReadOnlyList<Node> Children { get; }
}

internal sealed record NumberNode(double Value) : Node
{
    public override IReadOnlyList<Node> Children => [];
}

internal sealed record TextNode(string Value) : Node
{
    public override IReadOnlyList<Node> Children => [];
}

internal sealed record Matcher(string Label, string Operator, string Value);

/// <param name="Range">Null for an instant vector.</param>
internal sealed record SelectorNode(string Name, IReadOnlyList<Matcher> Matchers, string? Range) : Node
{
    public override IReadOnlyList<Node> Children => [];
}

internal sealed record SubqueryNode(Node Inner) : Node
{
    public override IReadOnlyList<Node> Children => [Inner];
}

internal sealed record CallNode(string Function, IReadOnlyList<Node> Arguments) : Node
{
    public override IReadOnlyList<Node> Children => Arguments;
}

/// <param name="Without">The labels are those that are left out.</param>
internal sealed record AggregateNode(string Operator, bool Without, IReadOnlyList<string> Labels, Node? Parameter, Node Argument) : Node
{
    public override IReadOnlyList<Node> Children => Parameter is null ? [Argument] : [Parameter, Argument];
}

/// <summary>How the series of both sides find each other.</summary>
/// <param name="On">The labels are those that must be equal; otherwise those that need not.</param>
/// <param name="Many">"left" or "right" for group_left and group_right.</param>
internal sealed record Matching(bool On, IReadOnlyList<string> Labels, string? Many, IReadOnlyList<string> Included);

internal sealed record BinaryNode(string Operator, bool ReturnsBool, Matching? Matching, Node Left, Node Right) : Node
{
    public bool IsSet => Operator is "and" or "or" or "unless";

    public override IReadOnlyList<Node> Children => [Left, Right];
}
