using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Dns.Messages;
using NetworkTelemetry.Prober.Icmp;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Dns;

/// <summary>
/// Queries over UDP from shared, changing ports. A datagram counts only if it comes from the server and port that was asked to the port that asked, and repeats identifier
/// and question (RFC 5452 §9.1); any other is passed over: it may be forged, and the true one may still come. For the engine's thread.
/// </summary>
internal sealed class UdpQueries : IDisposable
{
    private const int ErrorQueue = 0x2000;
    private const int MaxSendAttempts = 4;
    private const int IdentifierBytes = 2;

    // More than we say we take: a server that exceeds that a little is still understood by resolvers, and so by us.
    private const int MaxDatagram = 4096;

    // More datagrams than a buffer holds: all that had come is read, and somebody who floods one port does not keep the engine from the others.
    private const int MaxBatches = 64;

    private const long SweepInterval = MonotonicClock.NanosecondsPerSecond;

    private readonly MonotonicClock _clock;
    private readonly Metrics.Counter _socketDrops;
    private readonly Action<Request, long> _truncated;
    private readonly EventPoll _events = new();
    private readonly UnguessableNumbers _random = new();
    private readonly PortPool _ports;
    private readonly ReceiveBatch?[] _batches = new ReceiveBatch?[2];
    private readonly List<int> _ready = [];
    private readonly List<int> _failed = [];
    private long _nextSweep;

    /// <param name="truncated">Takes over requests whose response did not fit, with the nanoseconds that they took so far.</param>
    public UdpQueries(MonotonicClock clock, Action<int> watch, Metrics.Counter socketDrops, PortLimits limits, Action<Request, long> truncated)
    {
        _clock = clock;
        _socketDrops = socketDrops;
        _truncated = truncated;
        _ports = new PortPool(limits, _events, _random);
        watch(_events.Descriptor);
    }

    /// <summary>Sends, and settles the request at once when that fails.</summary>
    public void Send(Request request, QueryTemplate template)
    {
        var (server, entry) = (request.Round.Address, request.Round.Plan.Entry.Dns!);
        if (_ports.Take(server.Family, _clock.Now, out var errno) is not { } port)
        {
            request.Settle(QueryErrors.OfSend(errno));
            return;
        }

        var id = NewIdentifier(port.Queries);
        var message = template.Write(id);
        request.Serial = ((uint)port.Number << 16) | id;
        ref var query = ref port.Queries.Add(id);
        query.Request = request;
        query.Series = request.Round.Series;
        query.Template = template;
        query.Server = server.Bits;
        query.ServerPort = (ushort)entry.Port;
        port.Waiting++;
        for (var attempt = 1; ; attempt++)
        {
            // Read last, so that nothing of our own lies between the clock and the datagram.
            query.Sent = Stamp();
            errno = port.Socket.Send(message, server, entry.Port);
            if (errno == 0) return;

            // The error may be that of an earlier query to somebody else; reading the queue clears it.
            var drained = ReceiveErrors(port);
            if (!query.IsOpen) return;
            if (attempt < MaxSendAttempts && IcmpErrors.MayBePending(errno) && (drained || attempt == 1)) continue;
            Settle(port, ref query, QueryErrors.OfSend(errno));
            return;
        }
    }

    /// <summary>The request's time has passed: whatever comes from now on is late.</summary>
    public Outcome Expire(Request request)
    {
        var port = _ports.Numbered((ushort)(request.Serial >> 16));
        ref var query = ref port.Queries.Find((ushort)request.Serial);
        Close(port, ref query);
        var dropped = port.Drops.Take(port.Socket.Drops(), out var newDrops);
        if (newDrops > 0) _socketDrops.WithLabels(port.Socket.Family == IpFamily.V4 ? AddressFamily.IPv4 : AddressFamily.IPv6).Inc(newDrops);
        if (dropped) return Outcome.Discarded(ProbeReason.LocalDrop, "the prober's socket buffer was full; the response may have been dropped there");
        return Outcome.Lost(ProbeReason.Timeout, query.PassedOver == 0 ? null : $"{query.PassedOver} datagrams came from the server that are no response to the query");
    }

    public void Receive()
    {
        if (_ports.Count == 0) return;

        // A flooded port is ready for ever; so many looks are enough to see each of the others once.
        for (var looks = 0; looks <= _ports.Count / EventPoll.MaxEvents && _events.Take(_ready, _failed); looks++)
        {
            foreach (var descriptor in _ready) Receive(_ports.Of(descriptor));
            foreach (var descriptor in _failed) ReceiveErrors(_ports.Of(descriptor));
            _ready.Clear();
            _failed.Clear();
        }

        var now = _clock.Now;
        if (now < _nextSweep) return;
        _nextSweep = now + SweepInterval;
        _ports.Sweep(now);
    }

    public void Dispose()
    {
        _ports.Dispose();
        foreach (var batch in _batches) batch?.Dispose();
        _events.Dispose();
    }

    private static void Close(QueryPort port, ref OpenQuery query)
    {
        query.Request = null;
        port.Waiting--;
    }

    private static void Settle(QueryPort port, ref OpenQuery query, Outcome outcome)
    {
        var request = query.Request!;
        Close(port, ref query);
        request.Settle(outcome);
        query.IsAnswered = request.IsAnswered;
    }

    private void Receive(QueryPort port)
    {
        var batch = BatchOf(port);
        var (datagrams, bytes) = (0, 0L);
        for (var batches = 0; batches < MaxBatches; batches++)
        {
            var count = batch.Receive(port.Socket.Descriptor, 0, out var isFull);
            var now = count > 0 ? Stamp() : default;
            for (var i = 0; i < count; i++)
            {
                bytes += batch.BytesOf(i).Length;
                Take(port, batch, i, now);
            }

            datagrams += count;
            if (!isFull) break;
        }

        port.Drops.Observe(datagrams, bytes);
    }

    private void Take(QueryPort port, ReceiveBatch batch, int index, SendStamp now)
    {
        var message = batch.BytesOf(index);
        var (packet, sourcePort) = (batch.Read(index), batch.PortOf(index));
        if (message.Length >= DnsHeader.Bytes)
        {
            ref var query = ref port.Queries.Find(BinaryPrimitives.ReadUInt16BigEndian(message));
            if (!Unsafe.IsNullRef(ref query) && query.IsTo(packet.Source, sourcePort) && ResponseMatch.IsResponseTo(message, query.Id, query.Template))
            {
                if (query.IsOpen) Answer(port, ref query, message, batch.IsCut(index), query.Sent.RoundTrip(packet.KernelTime, now));
                else if (query.IsAnswered) query.Series!.Duplicates++;
                return;
            }
        }

        port.PassOver(packet.Source, sourcePort);
    }

    private void Answer(QueryPort port, ref OpenQuery query, ReadOnlySpan<byte> message, bool isCut, long roundTrip)
    {
        if (isCut)
        {
            Settle(port, ref query, Outcome.Lost(ProbeReason.TooLarge, $"the response has more than {MaxDatagram} bytes although the query allows {DnsQuery.PayloadBytes}"));
            return;
        }

        // What a truncated response holds may be cut off anywhere.
        var request = query.Request!;
        if (DnsHeader.TryRead(message, out var header) && header.IsTruncated)
        {
            Close(port, ref query);
            _truncated(request, roundTrip);
        }
        else Settle(port, ref query, ResponseIntake.Take(request.Round, message, roundTrip));
    }

    private bool ReceiveErrors(QueryPort port)
    {
        var (batch, any) = (BatchOf(port), false);
        for (var batches = 0; batches < MaxBatches; batches++)
        {
            var count = batch.Receive(port.Socket.Descriptor, ErrorQueue, out var isFull);
            any |= count > 0;
            for (var i = 0; i < count; i++)
            {
                // Old routers quote no more than the UDP header: then there must be only one query that it can be about.
                var quoted = batch.BytesOf(i);
                var (error, serverPort) = (batch.Read(i), batch.PortOf(i));
                ref var query = ref quoted.Length < IdentifierBytes
                    ? ref port.Queries.FindOnly(error.Source, serverPort)
                    : ref port.Queries.Find(BinaryPrimitives.ReadUInt16BigEndian(quoted));
                if (!Unsafe.IsNullRef(ref query) && query.IsOpen && query.IsTo(error.Source, serverPort)) Settle(port, ref query, QueryErrors.OfQueue(error.Errno, error.IcmpType));
            }

            if (!isFull) break;
        }

        return any;
    }

    private ushort NewIdentifier(QueryTable queries)
    {
        // There are far fewer queries on a port than identifiers, so this ends soon.
        while (true)
        {
            var id = _random.Next();
            if (Unsafe.IsNullRef(ref queries.Find(id))) return id;
        }
    }

    private SendStamp Stamp() => new(_clock.Realtime, _clock.Now);

    private ReceiveBatch BatchOf(QueryPort port) => _batches[(int)port.Socket.Family] ??= new ReceiveBatch(port.Socket.Family, MaxDatagram);
}
