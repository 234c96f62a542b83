using System.Net;

namespace NetworkTelemetry.Prober.Resolution;

/// <summary>What the resolver said about a name.</summary>
/// <param name="Failure">Why there are no addresses; null when there are some.</param>
/// <param name="IsTransient">The resolver failed, not the name: what was known before still stands.</param>
internal sealed record NameAnswer(IReadOnlyList<IPAddress> Addresses, string? Failure = null, bool IsTransient = false)
{
    /// <summary>How long the lookup took.</summary>
    public TimeSpan Took { get; init; }
}
