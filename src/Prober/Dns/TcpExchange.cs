using System.Buffers.Binary;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Dns.Messages;
using NetworkTelemetry.Prober.Icmp;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;
using NetworkTelemetry.Prober.Scheduling;
using NetworkTelemetry.Prober.Tcp;

namespace NetworkTelemetry.Prober.Dns;

/// <summary>A query over TCP, each message behind two bytes of length (RFC 1035 §4.2.2, RFC 7766).</summary>
/// <param name="spent">Nanoseconds that the query took over UDP before; null: it was not asked there.</param>
internal sealed class TcpExchange(Request request, SentQuery query, MonotonicClock clock, long? spent) : IDisposable
{
    private const int LengthBytes = 2, FirstBuffer = 2048;

    // Grows with what has come, not with what is announced: a thousand servers that promise 64 KiB get no memory for it.
    private byte[] _received = [];
    private int _count;
    private bool _isAsked;
    private SendStamp _sent;
    private ConnectingSocket? _socket;

    public Request Request => request;

    public int Descriptor => _socket?.Descriptor ?? -1;

    /// <summary>Opens and sends, as far as that goes without waiting.</summary>
    public ExchangeStep Start()
    {
        // How long the truncated response waited for us is no part of the time that the server takes.
        if (spent is { } nanoseconds) _sent = new SendStamp(clock.Realtime - nanoseconds, clock.Now - nanoseconds);
        var round = request.Round;
        _socket = ConnectingSocket.TryOpen(round.Address.Family, out var errno);
        if (_socket is null) return ExchangeStep.Ended(ConnectOutcome.Of(errno, 0));
        KernelStamps.Ask(Descriptor);
        errno = _socket.Connect(round.Address, round.Plan.Entry.Dns!.Port);
        return errno switch
        {
            0 => Ask(),
            Errno.EINPROGRESS => ExchangeStep.Waiting,
            _ => ExchangeStep.Ended(ConnectOutcome.Of(errno, 0)),
        };
    }

    /// <summary>Takes what the socket has.</summary>
    public ExchangeStep Proceed()
    {
        if (_isAsked) return Receive();
        var errno = _socket!.TakeError();
        return errno == 0 ? Ask() : ExchangeStep.Ended(ConnectOutcome.Of(errno, 0));
    }

    /// <summary>An outcome without an answer, with how it came to that: that TCP to port 53 is blocked, and only long answers fail, is common and hard to see.</summary>
    public Outcome Explain(Outcome outcome) =>
        spent is null ? outcome : outcome with { Message = $"the answer over UDP was truncated, and over TCP: {outcome.Message ?? "no answer in time"}" };

    public void Dispose() => _socket?.Dispose();

    private ExchangeStep Ask()
    {
        var message = new byte[LengthBytes + query.Message.Length];
        BinaryPrimitives.WriteUInt16BigEndian(message, (ushort)query.Message.Length);
        query.Message.Span.CopyTo(message.AsSpan(LengthBytes));
        if (spent is null) _sent = new SendStamp(clock.Realtime, clock.Now);
        _isAsked = true;

        // A new connection's buffer always has room for a few hundred bytes.
        var errno = StreamIo.Send(Descriptor, message);
        return errno == 0 ? ExchangeStep.Asked : ExchangeStep.Ended(OfBroken(errno));
    }

    private ExchangeStep Receive()
    {
        while (true)
        {
            if (_count == _received.Length) Array.Resize(ref _received, Math.Min(Math.Max(FirstBuffer, _count * 2), LengthBytes + ushort.MaxValue));
            var count = StreamIo.Receive(Descriptor, _received.AsSpan(_count), out var kernelTime, out var errno);
            if (errno is Errno.EAGAIN or Errno.EINTR) return ExchangeStep.Waiting;
            if (errno != 0) return ExchangeStep.Ended(OfBroken(errno));
            if (count == 0) return ExchangeStep.Ended(Outcome.Lost(ProbeReason.UnexpectedAnswer, "the server closed the connection before its response was complete"));
            _count += count;
            if (_count < LengthBytes) continue;
            var length = BinaryPrimitives.ReadUInt16BigEndian(_received);
            if (_count >= LengthBytes + length) return Complete(_received.AsSpan(LengthBytes, length), kernelTime);
        }
    }

    private ExchangeStep Complete(ReadOnlySpan<byte> message, long kernelTime)
    {
        var roundTrip = _sent.RoundTrip(kernelTime, new SendStamp(clock.Realtime, clock.Now));
        return ResponseMatch.IsResponseTo(message, query.Id, query.Question)
            ? ExchangeStep.Answered(ResponseIntake.Take(request.Round, message, roundTrip))
            : ExchangeStep.Ended(Outcome.Lost(ProbeReason.UnexpectedAnswer, "what the server sent is not the response to the query"));
    }

    private static Outcome OfBroken(int errno) => errno == Errno.ECONNRESET
        ? Outcome.Lost(ProbeReason.Refused, "the server reset the connection instead of answering")
        : ConnectOutcome.Of(errno, 0);
}
