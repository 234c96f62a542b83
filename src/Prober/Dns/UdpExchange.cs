using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Dns.Messages;
using NetworkTelemetry.Prober.Icmp;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Dns;

/// <summary>A query over UDP. Datagrams that are no response to it are passed over: they may be forged, and the true one may still come.</summary>
internal sealed class UdpExchange(Request request, SentQuery query, MonotonicClock clock, byte[] buffer) : DnsExchange(request, query)
{
    // Somebody who floods one socket must not keep the engine from the others.
    private const int MaxAtOnce = 16;

    private QuerySocket? _socket;
    private int _passedOver;

    public override int Descriptor => _socket?.Descriptor ?? -1;

    public override ExchangeStep Start()
    {
        var round = Request.Round;
        _socket = QuerySocket.TryOpen(round.Address, round.Plan.Entry.Dns!.Port, out var errno);
        if (_socket is null) return ExchangeStep.Ended(QueryErrors.OfSend(errno));

        // The time starts here: making the socket is our own affair.
        Sent = new SendStamp(clock.Realtime, clock.Now);
        errno = _socket.Send(Query.Message.Span);
        return errno == 0 ? ExchangeStep.Asked : ExchangeStep.Ended(QueryErrors.OfSend(errno));
    }

    public override ExchangeStep Proceed()
    {
        for (var i = 0; i < MaxAtOnce; i++)
        {
            var length = _socket!.Receive(buffer, out var kernelTime, out var errno);
            if (errno is Errno.EAGAIN or Errno.EINTR) return ExchangeStep.Waiting;
            if (length < 0) return ExchangeStep.Ended(QueryErrors.OfReceive(errno));
            var roundTrip = Sent.RoundTrip(kernelTime, new SendStamp(clock.Realtime, clock.Now));
            var message = buffer.AsSpan(0, Math.Min(length, buffer.Length));
            if (!ResponseMatch.IsResponseTo(message, Query.Id, Query.Question))
            {
                _passedOver++;
                continue;
            }

            if (length > buffer.Length)
                return ExchangeStep.Ended(Outcome.Lost(ProbeReason.TooLarge, $"the response has {length} bytes although the query allows {DnsQuery.PayloadBytes}"));

            // What a truncated response holds may be cut off anywhere.
            return DnsHeader.TryRead(message, out var header) && header.IsTruncated ? ExchangeStep.Truncated : Read(message, roundTrip);
        }

        return ExchangeStep.Waiting;
    }

    public override Outcome Explain(Outcome outcome) => _passedOver == 0 || outcome.Message is not null
        ? outcome
        : outcome with { Message = $"{_passedOver} datagrams came from the server that are no response to the query" };

    public override void Dispose() => _socket?.Dispose();
}
