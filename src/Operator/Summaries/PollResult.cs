namespace NetworkTelemetry.Operator.Summaries;

/// <summary>How a poll ended: the <c>result</c> label of its metric.</summary>
internal enum PollResult
{
    Ok,
    Timeout,

    /// <summary>No connection, or it broke.</summary>
    Unreachable,

    /// <summary>The prober refused the node's token.</summary>
    Unauthorized,

    UnexpectedStatus,

    /// <summary>The answer is not a summary of this node.</summary>
    Invalid,

    TooLarge,
}
