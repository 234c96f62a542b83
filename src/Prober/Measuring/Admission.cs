using NetworkTelemetry.Prober.Results;

namespace NetworkTelemetry.Prober.Measuring;

/// <summary>
/// Bounds the exchanges that are open at once, towards each address and port and of each kind; the others wait in order. Waiting is before the request: it is no part of a
/// measurement. Echo requests hold nothing open and pass. For the engine's thread.
/// </summary>
internal sealed class Admission(AdmissionLimits limits)
{
    private readonly Dictionary<Destination, Gate> _destinations = [];
    private readonly Dictionary<string, Gate> _kinds = new(StringComparer.Ordinal);
    private readonly HashSet<Series> _waiting = [];
    private readonly Queue<Gate> _freed = new();
    private volatile int _waitingCount;

    /// <summary>Requests that wait; from any thread.</summary>
    public int Waiting => _waitingCount;

    public Admittance Enter(Request request)
    {
        var round = request.Round;
        if (round.Plan.Port is not { } port) return Admittance.Admitted;

        // One request of a series may wait: of a target that hangs for long they would grow without end.
        if (_waiting.Contains(round.Series)) return Admittance.Refused;
        var destination = new Destination(round.Address.Value, port);
        request.Ticket = new Ticket(request, destination, GateOf(_destinations, destination, limits.PerDestination), GateOf(_kinds, round.Plan.Entry.Type, limits.PerKind));
        if (Advance(request.Ticket)) return Admittance.Admitted;
        _waiting.Add(round.Series);
        _waitingCount = _waiting.Count;
        return Admittance.Waiting;
    }

    /// <summary>The request is settled, whether it ever left or not.</summary>
    public void Leave(Request request)
    {
        if (request.Ticket is not { } ticket) return;
        request.Ticket = null;
        if (ticket.Place is { List: { } queue } place)
        {
            queue.Remove(place);
            Waited(request);
        }

        for (var i = 0; i < ticket.Passed; i++)
        {
            ticket.Gates[i].Leave();
            _freed.Enqueue(ticket.Gates[i]);
        }

        if (ticket.Gates[0].IsIdle) _destinations.Remove(ticket.Destination);
    }

    /// <summary>Launches those whose turn it is.</summary>
    public void Turn()
    {
        while (_freed.TryDequeue(out var gate))
        {
            while (gate.TakeNext() is { } ticket)
            {
                ticket.Passed++;
                if (!Advance(ticket)) continue;
                Waited(ticket.Request);
                ticket.Request.Round.Launch(ticket.Request);
            }
        }
    }

    private static bool Advance(Ticket ticket)
    {
        for (; ticket.Passed < ticket.Gates.Length; ticket.Passed++)
            if (!ticket.Gates[ticket.Passed].TryPass(ticket)) return false;
        return true;
    }

    private void Waited(Request request)
    {
        _waiting.Remove(request.Round.Series);
        _waitingCount = _waiting.Count;
    }

    private static Gate GateOf<TKey>(Dictionary<TKey, Gate> gates, TKey key, int places)
        where TKey : class
    {
        if (!gates.TryGetValue(key, out var gate)) gates.Add(key, gate = new Gate(places));
        return gate;
    }
}
