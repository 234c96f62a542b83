using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Icmp;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Dns;

/// <summary>Queries over UDP from shared ports that change. For the engine's thread.</summary>
internal sealed class UdpQueries : IDisposable
{
    private const int MaxSendAttempts = 4;
    private const long SweepInterval = MonotonicClock.NanosecondsPerSecond;

    private readonly MonotonicClock _clock;
    private readonly Metrics.Counter _socketDrops;
    private readonly EventPoll _events = new();
    private readonly UnguessableNumbers _random = new();
    private readonly PortPool _ports;
    private readonly PortReader _reader;
    private readonly List<int> _ready = [];
    private readonly List<int> _failed = [];
    private long _nextSweep;

    /// <param name="truncated">Takes over requests whose response did not fit, with the nanoseconds that they took so far.</param>
    public UdpQueries(MonotonicClock clock, Action<int> watch, Metrics.Counter socketDrops, PortLimits limits, Action<Request, long> truncated)
    {
        _clock = clock;
        _socketDrops = socketDrops;
        _ports = new PortPool(limits, _events, _random);
        _reader = new PortReader(clock, truncated);
        watch(_events.Descriptor);
    }

    /// <summary>Sends, and settles the request at once when that fails.</summary>
    public void Send(Request request, QueryTemplate template)
    {
        var (server, serverPort) = (request.Round.Address, request.Round.Plan.Entry.Dns!.Port);
        if (_ports.Take(server.Family, _clock.Now, out var errno) is not { } port)
        {
            request.Settle(QueryErrors.OfSend(errno));
            return;
        }

        ref var query = ref port.Open(request, template, _random);
        var message = template.Write(query.Id);
        for (var attempt = 1; ; attempt++)
        {
            // Read last, so that nothing of our own lies between the clock and the datagram.
            query.Sent = new SendStamp(_clock.Realtime, _clock.Now);
            errno = port.Socket.Send(message, server, serverPort);
            if (errno == 0) return;

            // The error may be that of an earlier query to somebody else; reading the queue clears it.
            var drained = _reader.ReadErrors(port);
            if (!query.IsOpen) return;
            if (attempt < MaxSendAttempts && IcmpErrors.MayBePending(errno) && (drained || attempt == 1)) continue;
            port.Settle(ref query, QueryErrors.OfSend(errno));
            return;
        }
    }

    /// <summary>The request's time has passed: whatever comes from now on is late.</summary>
    public Outcome Expire(Request request)
    {
        var port = _ports.Numbered(QueryPort.NumberOf(request.Serial));
        ref var query = ref port.Queries.Find(QueryPort.IdentifierOf(request.Serial));
        port.Close(ref query);
        var dropped = port.TakeDrop(out var newDrops);
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
            foreach (var descriptor in _ready) _reader.Read(_ports.Of(descriptor));
            foreach (var descriptor in _failed) _reader.ReadErrors(_ports.Of(descriptor));
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
        _reader.Dispose();
        _events.Dispose();
    }
}
