namespace NetworkTelemetry.Prober.Measuring;

/// <summary>How fast requests may follow each other.</summary>
/// <param name="PerDestination">
/// Echo requests to one address, of however many targets: hosts and routers answer only so many a second, and what they leave out would look like loss.
/// </param>
/// <param name="InTotal">Requests of every kind.</param>
internal sealed record PaceLimits(RateLimit PerDestination, RateLimit InTotal)
{
    public static PaceLimits Default { get; } = new(RateLimit.Of(200), RateLimit.Of(50_000));
}
