using NetworkTelemetry.GroundTruth.Network;
using NetworkTelemetry.GroundTruth.Truth;

namespace NetworkTelemetry.GroundTruth.Scenarios;

/// <summary>The scenarios, one line of the table each: sent, received, timed out, unreachable, duplicates.</summary>
internal static class ScenarioList
{
    private static readonly Treatment Quick = Treatment.After(2);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("every request is answered", (target, _) => Treatment.After(1 + (target % 40)), new Tally(100, 100, 0, 0, 0)),
        new("delays vary from packet to packet", (target, n) => Treatment.After(((target * 31) + (n * 17)) % 80), new Tally(100, 100, 0, 0, 0)),
        new("every tenth request is lost", (target, n) => (target + n) % 10 == 0 ? Treatment.Lost : Quick, new Tally(100, 90, 10, 0, 0)),
        new("everything is lost", (_, _) => Treatment.Lost, new Tally(100, 0, 100, 0, 0)),
        new("losses come in bursts", (_, n) => n % 50 is >= 20 and < 35 ? Treatment.Lost : Quick, new Tally(100, 70, 30, 0, 0)),
        new("replies overtake each other", (_, n) => Treatment.After(n % 4 == 0 ? 75 : 1), new Tally(100, 100, 0, 0, 0)),
        new("every reply comes twice", (_, _) => Quick with { Replies = 2 }, new Tally(100, 100, 0, 0, 100)),
        new("some replies come five times, and some are lost", (_, n) => n % 5 == 0 ? Quick with { Replies = 5 } : n % 5 == 1 ? Treatment.Lost : Quick, new Tally(100, 80, 20, 0, 80)),
        new("every fourth reply is corrupt", (_, n) => n % 4 == 0 ? Quick with { IsCorrupt = true } : Quick, new Tally(100, 75, 25, 0, 0)),
        new("every fourth reply is late", (_, n) => n % 4 == 0 ? Treatment.After(1600) : Quick, new Tally(100, 75, 25, 0, 0)),
        new("late replies come twice", (_, n) => n % 4 == 0 ? Treatment.After(1600) with { Replies = 2 } : Quick, new Tally(100, 75, 25, 0, 0)),
        new("every fourth reply comes from another address", (_, n) => n % 4 == 0 ? Quick with { IsForeign = true } : Quick, new Tally(100, 75, 25, 0, 0)),
        new("a router says unreachable", (_, n) => n % 4 == 0 ? Quick with { Error = RouterError.Unreachable } : Quick, new Tally(100, 75, 0, 25, 0)),
        new("the TTL runs out on the way", (_, n) => n % 10 == 0 ? Quick with { Error = RouterError.TimeExceeded } : Quick, new Tally(100, 90, 0, 10, 0)),
        new("a router answers too late to matter", (_, n) => n % 4 == 0 ? Treatment.After(1600) with { Error = RouterError.Unreachable } : Quick, new Tally(100, 75, 25, 0, 0)),
    ];
}
