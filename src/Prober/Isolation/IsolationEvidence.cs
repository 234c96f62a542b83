namespace NetworkTelemetry.Prober.Isolation;

/// <summary>Everything that a verdict about one address family is made of, at one moment.</summary>
/// <param name="Target">The first step towards a target that does not answer.</param>
/// <param name="LastAnswered">That towards the target that answered last; null: none has since the start.</param>
internal sealed record IsolationEvidence(PathState Target, PathState? LastAnswered)
{
    /// <summary>Whether any interface but the loopback has carrier; only asked while no target has answered.</summary>
    public bool HasCarrier { get; init; } = true;

    /// <summary>Whether there are resolvers on other machines, and none of them answers anything.</summary>
    public bool ResolversSilent { get; init; }

    /// <summary>The verdict that stands; null: not isolated.</summary>
    public string? Standing { get; init; }
}
