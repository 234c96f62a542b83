namespace NetworkTelemetry.Prober.Isolation;

/// <summary>What the kernel knows of the first step towards an address.</summary>
internal enum PathState
{
    /// <summary>There is a route, over an interface with carrier, and to a gateway that answers if there is one.</summary>
    Usable,

    /// <summary>The kernel does not say: the gateway's neighbour entry is missing, or the question failed.</summary>
    Unclear,

    /// <summary>The address is this machine's own: what answers there says nothing about the network.</summary>
    Own,

    NoRoute,

    /// <summary>There is a route, over an interface that is down or has no carrier.</summary>
    NoCarrier,

    /// <summary>The gateway on the way does not answer ARP or neighbour solicitations.</summary>
    GatewaySilent,
}
