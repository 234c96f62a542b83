using NetworkTelemetry.GroundTruth.Network;
using NetworkTelemetry.GroundTruth.Truth;

namespace NetworkTelemetry.GroundTruth.Scenarios;

/// <summary>A behaviour of the network, and what a target's hundred requests must come to under it.</summary>
/// <param name="Script">What happens to a target's n-th request.</param>
internal sealed record Scenario(string Name, Func<int, int, Treatment> Script, Tally Expected)
{
    public const int Requests = 100;

    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(1);

    public override string ToString() => Name;
}
