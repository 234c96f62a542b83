namespace NetworkTelemetry.Prober.Results;

/// <summary>Requests of the last ten finished rounds.</summary>
internal sealed class RecentRounds
{
    private const int Rounds = 10;

    private readonly (int Sent, int Lost)[] _rounds = new (int, int)[Rounds];
    private int _next;

    public long Sent { get; private set; }

    public long Lost { get; private set; }

    public void Add(int sent, int lost)
    {
        var oldest = _rounds[_next];
        _rounds[_next] = (sent, lost);
        _next = (_next + 1) % Rounds;
        Sent += sent - oldest.Sent;
        Lost += lost - oldest.Lost;
    }
}
