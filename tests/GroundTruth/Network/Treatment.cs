namespace NetworkTelemetry.GroundTruth.Network;

/// <summary>What the simulated network does to one echo request.</summary>
/// <param name="Delay">From request to reply.</param>
internal sealed record Treatment(TimeSpan Delay)
{
    public static Treatment Lost { get; } = new(TimeSpan.Zero) { Replies = 0 };

    public int Replies { get; init; } = 1;

    /// <summary>Time to live or hop limit that the reply arrives with; null: that of the request.</summary>
    public byte? Ttl { get; init; }

    /// <summary>A bit of the payload is turned over, so that the checksum is wrong.</summary>
    public bool IsCorrupt { get; init; }

    /// <summary>The reply carries the address of a neighbour.</summary>
    public bool IsForeign { get; init; }

    /// <summary>A router answers instead: destination unreachable or time exceeded.</summary>
    public RouterError? Error { get; init; }

    public static Treatment After(double milliseconds) => new(TimeSpan.FromMilliseconds(milliseconds));
}
