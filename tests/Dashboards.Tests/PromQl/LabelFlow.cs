namespace NetworkTelemetry.Dashboards.Tests.PromQl;

/// <summary>Which labels the series of an expression have. Finds matchers and groupings by labels that are not there, and sides that can never match.</summary>
internal static class LabelFlow
{
    /// <returns>Null when it cannot be known (ALERTS).</returns>
    /// <exception cref="InvalidOperationException">The expression asks for what cannot be.</exception>
    public static IReadOnlySet<string>? Of(Node node) => node switch
    {
        NumberNode or TextNode => new HashSet<string>(),
        SelectorNode selector => Selected(selector),
        SubqueryNode subquery => Of(subquery.Inner),
        AggregateNode aggregate => Aggregated(aggregate),
        CallNode call => Called(call),
        BinaryNode { Operator: "or" } either => Union(Of(either.Left), Of(either.Right)),
        BinaryNode binary => Joined(binary),
        _ => throw new InvalidOperationException($"{node}"),
    };

    private static IReadOnlySet<string>? Selected(SelectorNode selector)
    {
        if (!KnownMetrics.ByName.TryGetValue(selector.Name, out var metric)) throw new InvalidOperationException($"there is no metric {selector.Name}");
        if (metric.Labels is not null) Demand(metric.Labels, selector.Matchers.Select(matcher => matcher.Label), selector.Name);
        return metric.Labels;
    }

    private static IReadOnlySet<string>? Aggregated(AggregateNode aggregate)
    {
        var inner = Of(aggregate.Argument);
        if (aggregate.Operator is "topk" or "bottomk") return inner;
        if (inner is not null) Demand(inner, aggregate.Labels, aggregate.Operator);
        return aggregate.Without ? inner?.Except(aggregate.Labels).ToHashSet() : aggregate.Labels.ToHashSet();
    }

    private static IReadOnlySet<string>? Called(CallNode call)
    {
        var arguments = call.Arguments.Select(Of).ToArray();
        switch (call.Function)
        {
            case "vector" or "time": return new HashSet<string>();
            case "histogram_quantile":
                Demand(arguments[1]!, ["le"], call.Function);
                return arguments[1]!.Where(label => label != "le").ToHashSet();
            case "label_replace":
                Demand(arguments[0]!, [((TextNode)call.Arguments[3]).Value], call.Function);
                return arguments[0]!.Append(((TextNode)call.Arguments[1]).Value).ToHashSet();
            case "rate" or "increase" or "changes" or "avg_over_time" or "count_over_time" or "sum_over_time" or "max_over_time" or "last_over_time" or "timestamp" or "ceil" or "clamp_max" or "sort_desc" or "-": return arguments[0];
            default: throw new InvalidOperationException($"the tests do not know the function {call.Function}");
        }
    }

    private static IReadOnlySet<string>? Joined(BinaryNode binary)
    {
        var (left, right) = (Of(binary.Left), Of(binary.Right));
        if (IsScalar(binary.Left)) return right;
        if (IsScalar(binary.Right)) return left;
        if (left is null || right is null) return left;
        switch (binary.Matching)
        {
            case null:
                if (!left.SetEquals(right)) throw new InvalidOperationException($"the sides of {binary.Operator} never match: [{string.Join(' ', left)}] and [{string.Join(' ', right)}]");
                return left;
            case { On: true } matching:
                Demand(left, matching.Labels, $"the left side of {binary.Operator}");
                Demand(right, matching.Labels, $"the right side of {binary.Operator}");
                return binary.IsSet ? left : matching.Many is null ? matching.Labels.ToHashSet() : left.Union(matching.Included).ToHashSet();
            case { } matching:
                if (!left.Except(matching.Labels).ToHashSet().SetEquals(right.Except(matching.Labels)))
                    throw new InvalidOperationException($"the sides of {binary.Operator} never match: [{string.Join(' ', left)}] and [{string.Join(' ', right)}]");
                return binary.IsSet || matching.Many is not null ? left : left.Except(matching.Labels).ToHashSet();
        }
    }

    private static bool IsScalar(Node node) => node switch
    {
        NumberNode or CallNode { Function: "time" } => true,
        BinaryNode binary => IsScalar(binary.Left) && IsScalar(binary.Right),
        _ => false,
    };

    private static HashSet<string>? Union(IReadOnlySet<string>? left, IReadOnlySet<string>? right) => left is null || right is null ? null : [.. left, .. right];

    private static void Demand(IReadOnlySet<string> present, IEnumerable<string> wanted, string where)
    {
        foreach (var label in wanted)
        {
            if (!present.Contains(label)) throw new InvalidOperationException($"{where} has no label {label}");
        }
    }
}
