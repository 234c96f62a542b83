namespace NetworkTelemetry.GroundTruth.Truth;

internal enum PacketKind
{
    Request,
    Reply,
    Error,
}

/// <summary>A packet on the device, with the kernel's time of it in nanoseconds.</summary>
/// <param name="Target">Destination of a request, source of a reply, and of an error the destination of the request that it quotes.</param>
internal readonly record struct SeenPacket(long Time, PacketKind Kind, bool IsV6, int Target, uint Serial);
