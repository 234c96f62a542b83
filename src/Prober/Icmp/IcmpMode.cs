namespace NetworkTelemetry.Prober.Icmp;

/// <summary>How ICMP is sent; the names are the values of the label <c>mode</c>.</summary>
internal enum IcmpMode
{
    /// <summary>No ICMP probe so far.</summary>
    Unused,
    PingSocket,
    RawSocket,
    NotPermitted,
}
