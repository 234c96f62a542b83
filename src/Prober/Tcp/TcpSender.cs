using NetworkTelemetry.Api.Results;
using NetworkTelemetry.Prober.Lists;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Tcp;

/// <summary>Opens TCP connections and closes them. For the engine's thread.</summary>
internal sealed class TcpSender : IRequestSender, IDisposable
{
    private readonly Dictionary<int, Attempt> _attempts = [];
    private readonly Dictionary<Request, Attempt> _byRequest = [];
    private readonly List<int> _ready = [];
    private readonly EventPoll _events = new();
    private readonly MonotonicClock _clock;

    public TcpSender(MonotonicClock clock, Action<int> watch)
    {
        _clock = clock;
        watch(_events.Descriptor);
    }

    public Obstacle? Prepare(ProbePlan plan, ProbeAddress address) => null;

    public void Send(Request request)
    {
        var round = request.Round;
        if (ConnectingSocket.TryOpen(round.Address.Family, out var errno) is not { } socket)
        {
            request.Settle(ConnectOutcome.Of(errno, 0));
            return;
        }

        // The time starts here: making the socket is our own affair.
        var attempt = new Attempt(request, socket, _clock.Now);
        errno = socket.Connect(round.Address, round.Plan.Entry.Tcp!.Port);
        if (errno == Errno.EINPROGRESS) errno = _events.WhenWritable(socket.Descriptor) is not 0 and var refused ? refused : Errno.EINPROGRESS;
        if (errno != Errno.EINPROGRESS)
        {
            request.Settle(ConnectOutcome.Of(errno, Math.Max(1, _clock.Now - attempt.Start)));
            socket.Dispose();
            return;
        }

        _attempts.Add(socket.Descriptor, attempt);
        _byRequest.Add(request, attempt);
    }

    public Outcome Expire(Request request)
    {
        if (_byRequest.TryGetValue(request, out var attempt)) Close(attempt);
        return Outcome.Lost(ProbeReason.Timeout);
    }

    public void Receive()
    {
        for (var isMore = _attempts.Count > 0; isMore;)
        {
            _events.Take(_ready);
            foreach (var descriptor in _ready)
                if (_attempts.TryGetValue(descriptor, out var attempt)) Complete(attempt);
            isMore = _ready.Count == EventPoll.MaxEvents;
            _ready.Clear();
        }
    }

    public void Dispose()
    {
        foreach (var attempt in _attempts.Values) attempt.Socket.Dispose();
        _events.Dispose();
    }

    private void Complete(Attempt attempt)
    {
        var roundTrip = Math.Max(1, _clock.Now - attempt.Start);
        var error = attempt.Socket.End(ref roundTrip);
        Close(attempt);
        attempt.Request.Settle(ConnectOutcome.Of(error, roundTrip));
    }

    private void Close(Attempt attempt)
    {
        _attempts.Remove(attempt.Socket.Descriptor);
        _byRequest.Remove(attempt.Request);
        attempt.Socket.Dispose();
    }

    private sealed record Attempt(Request Request, ConnectingSocket Socket, long Start);
}
