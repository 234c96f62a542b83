using System.Net;

namespace NetworkTelemetry.Prober.Resolution;

/// <summary>What the resolver said about a name.</summary>
/// <param name="Failure">Why there are no addresses; null when there are some.</param>
/// <param name="IsTransient">The resolver failed, not the name, wholly or for one family: what was known before still stands.</param>
/// <param name="Lifetime">How long the answer is valid; null: nobody said.</param>
internal sealed record NameAnswer(IReadOnlyList<IPAddress> Addresses, string? Failure = null, bool IsTransient = false, TimeSpan? Lifetime = null)
{
    public const string NoSuchName = "the name does not exist";

    /// <summary>How long the lookup took.</summary>
    public TimeSpan Took { get; init; }
}
