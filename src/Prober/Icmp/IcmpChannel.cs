using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Icmp;

/// <summary>The requests of one address family over one socket. For the engine's thread.</summary>
internal sealed class IcmpChannel(IcmpSocket socket, ulong token, ushort identifier, MonotonicClock clock) : IDisposable
{
    private const int MaxSendAttempts = 4;

    private readonly InFlightTable _inFlight = new();
    private readonly byte[] _packet = new byte[65536];
    private uint _dropsSeen;
    private uint _unexplainedDrops;

    public IcmpSocket Socket => socket;

    /// <summary>Sends, and settles the request at once when that fails.</summary>
    public void Send(Request request, ProbeAddress address, int payloadBytes, int dscp)
    {
        if (!_inFlight.TryReserve(out var serial))
        {
            request.Settle(Outcome.Discarded(Api.Results.ProbeReason.NotSent, "65536 echo requests are waiting for replies"));
            return;
        }

        var length = EchoCodec.WriteRequest(_packet, socket.Family, identifier, serial, token, payloadBytes);
        for (var attempt = 1; ; attempt++)
        {
            var sent = new SendStamp(clock.Realtime, clock.Now);
            _inFlight.Set(serial, new EchoRequest(request, address, serial, sent));
            var errno = socket.Send(_packet.AsSpan(0, length), address, dscp);
            if (errno == 0) return;

            // The error may be that of an earlier request to somebody else; reading the queue clears it.
            var drained = ReceiveErrors();
            if (request.IsSettled) return;
            if (attempt < MaxSendAttempts && IcmpErrors.MayBePending(errno) && (drained || attempt == 1)) continue;
            request.Settle(IcmpErrors.OfSend(errno));
            return;
        }
    }

    public void Receive()
    {
        while (socket.TryReceive(out var packet))
        {
            if (!EchoCodec.TryReadReply(socket.Buffer[..packet.Length], socket.Family, socket.DeliversIpHeader, token, out var serial)) continue;
            if (_inFlight.Find(serial) is { } request && request.Address.Bits == packet.Source) Answer(request, packet.KernelTime);
        }

        ReceiveErrors();
    }

    /// <summary>Whether the kernel dropped a packet that nobody has accounted for: then a reply that is missing may have been it.</summary>
    public bool TakeDrop(out uint newDrops)
    {
        var drops = socket.Drops();
        newDrops = drops - _dropsSeen;
        _dropsSeen = drops;
        _unexplainedDrops += newDrops;
        if (_unexplainedDrops == 0) return false;
        _unexplainedDrops--;
        return true;
    }

    public void Dispose() => socket.Dispose();

    private void Answer(EchoRequest echo, long kernelTime)
    {
        var roundTrip = echo.Sent.RoundTrip(kernelTime, new SendStamp(clock.Realtime, clock.Now));
        if (echo.IsOpen) echo.Request.Settle(Outcome.Received(roundTrip));
        else echo.Request.AnsweredAgain();
    }

    private bool ReceiveErrors()
    {
        var any = false;
        while (socket.TryReceiveError(out var packet))
        {
            any = true;
            if (!EchoCodec.TryReadQuoted(socket.Buffer[..packet.Length], socket.Family, token, out var serial, out var isWhole)) continue;
            var echo = isWhole ? _inFlight.Find(serial) : _inFlight.FindSequence((ushort)serial);
            if (echo is { IsOpen: true } && echo.Address.Bits == packet.Source) echo.Request.Settle(IcmpErrors.OfQueue(packet.Errno, packet.IcmpType));
        }

        return any;
    }
}
