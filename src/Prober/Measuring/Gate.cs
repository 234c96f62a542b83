namespace NetworkTelemetry.Prober.Measuring;

/// <summary>A number of places, and those who wait for one in the order of their coming.</summary>
internal sealed class Gate(int places)
{
    private readonly LinkedList<Ticket> _waiting = new();
    private int _open;

    public bool IsIdle => _open == 0 && _waiting.Count == 0;

    /// <summary>False: the ticket waits here now.</summary>
    public bool TryPass(Ticket ticket)
    {
        if (_open < places && _waiting.Count == 0)
        {
            _open++;
            return true;
        }

        ticket.Place = _waiting.AddLast(ticket);
        return false;
    }

    public void Leave() => _open--;

    /// <summary>The first who waits, with a place; null when there is none of either.</summary>
    public Ticket? TakeNext()
    {
        if (_open >= places || _waiting.First is not { } first) return null;
        _waiting.RemoveFirst();
        _open++;
        return first.Value;
    }
}
