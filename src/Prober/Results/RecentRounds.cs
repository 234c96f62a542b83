using System.Runtime.CompilerServices;

namespace NetworkTelemetry.Prober.Results;

/// <summary>Requests of the last ten finished rounds.</summary>
internal struct RecentRounds
{
    private const int Rounds = 10;

    private Ring _rounds;
    private int _next;

    public int Sent { get; private set; }

    public int Lost { get; private set; }

    public void Add(int sent, int lost)
    {
        ref var oldest = ref _rounds[_next];
        Sent += sent - oldest.Sent;
        Lost += lost - oldest.Lost;
        oldest = ((byte)sent, (byte)lost);
        _next = (_next + 1) % Rounds;
    }

    /// <summary>A round has 100 requests at most, so that a byte holds each figure.</summary>
    [InlineArray(Rounds)]
    private struct Ring
    {
        private (byte Sent, byte Lost) _first;
    }
}
