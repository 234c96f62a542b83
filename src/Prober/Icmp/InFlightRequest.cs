using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Results;

namespace NetworkTelemetry.Prober.Icmp;

/// <summary>An echo request that has left, in its place of the <see cref="InFlightTable"/>.</summary>
internal struct InFlightRequest
{
    /// <summary>Null once the outcome is known: the object then serves another request.</summary>
    public Request? Request;

    /// <summary>Outlives the request: further replies are counted here. Null: the place was never used.</summary>
    public Series? Series;

    public UInt128 Destination;
    public SendStamp Sent;
    public uint Serial;
    public bool IsAnswered;

    public readonly bool IsOpen => Request is not null;
}
