namespace NetworkTelemetry.Operator.Deployments;

/// <summary>What is remembered of a node between two looks. Only patience: after a restart of the operator it starts anew, and nothing is decided wrongly.</summary>
internal sealed record NodeMemory
{
    public static NodeMemory None { get; } = new();

    /// <summary>Since when the node has not been able to measure.</summary>
    public DateTimeOffset? UnableSince { get; init; }

    /// <summary>Since when the node has been giving its targets away, to go.</summary>
    public DateTimeOffset? DrainingSince { get; init; }

    /// <summary>When its list was last pushed, while the prober lags.</summary>
    public DateTimeOffset? PushedAt { get; init; }
}
