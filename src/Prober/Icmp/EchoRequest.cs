using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Icmp;

/// <summary>An echo request that has left.</summary>
internal sealed record EchoRequest(Request Request, ProbeAddress Address, uint Serial, SendStamp Sent)
{
    public bool IsOpen => !Request.IsSettled;
}
