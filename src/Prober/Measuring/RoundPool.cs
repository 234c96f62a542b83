namespace NetworkTelemetry.Prober.Measuring;

/// <summary>Finished rounds with their requests, to be used again: at tens of thousands of rounds a second garbage would be most of the work. For one thread.</summary>
internal sealed class RoundPool(EngineContext context)
{
    private const int MaxRequests = 100;
    private const int MaxFree = 4096;

    private readonly Stack<Round>?[] _free = new Stack<Round>?[MaxRequests + 1];

    public Round Take(int requests) =>
        requests <= MaxRequests && _free[requests] is { Count: > 0 } free ? free.Pop() : new Round(context, requests, this);

    public void Return(Round round)
    {
        if (round.Requests > MaxRequests) return;
        var free = _free[round.Requests] ??= new Stack<Round>();
        if (free.Count < MaxFree) free.Push(round);
    }
}
