namespace NetworkTelemetry.GroundTruth.Truth;

/// <summary>Makes the truth out of the packets that were on the wire. Pure.</summary>
internal static class TruthTable
{
    public static TargetTruth[] Of(IEnumerable<SeenPacket> packets, int targets, long timeoutNanoseconds)
    {
        var truths = Enumerable.Range(0, targets).Select(_ => new TargetTruth()).ToArray();
        var requests = new Dictionary<(bool, uint), RequestTruth>();
        foreach (var packet in packets.OrderBy(packet => packet.Time))
        {
            var key = (packet.IsV6, packet.Serial);
            if (packet.Kind == PacketKind.Request)
            {
                var request = new RequestTruth(packet.Target, packet.Time);
                requests.Add(key, request);
                truths[packet.Target].Requests.Add(request);
            }
            else if (requests.TryGetValue(key, out var request) && request.Target == packet.Target)
                Answer(request, packet, packet.Time - request.Sent <= timeoutNanoseconds);
        }

        return truths;
    }

    private static void Answer(RequestTruth request, SeenPacket packet, bool isInTime)
    {
        if (request.RoundTrip is not null)
        {
            if (packet.Kind == PacketKind.Reply) request.Duplicates++;
        }
        else if (isInTime && !request.IsRefused)
        {
            if (packet.Kind == PacketKind.Error) request.IsRefused = true;
            else request.RoundTrip = packet.Time - request.Sent;
        }
    }
}
