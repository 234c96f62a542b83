using System.Runtime.CompilerServices;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Dns;

/// <summary>One source port with the queries that went over it. A request knows its query by the port's number and the identifier.</summary>
/// <param name="number">Tells it from every other port that is open.</param>
/// <param name="openedAt">Monotonic nanoseconds, as all times here.</param>
internal sealed class QueryPort(QuerySocket socket, ushort number, long openedAt) : IDisposable
{
    private int _waiting;
    private int _strays;

    public QuerySocket Socket => socket;

    public ushort Number => number;

    public QueryTable Queries { get; } = new();

    public DropAccount Drops { get; } = new(socket.ReceiveBufferBytes);

    /// <summary>When it was replaced; null as long as it is in use.</summary>
    public long? RetiredAt { get; set; }

    public static ushort NumberOf(uint serial) => (ushort)(serial >> 16);

    public static ushort IdentifierOf(uint serial) => (ushort)serial;

    public bool IsWorn(PortLimits limits, long now) => Queries.Count >= limits.Queries || _strays > limits.Strays || now - openedAt >= limits.Age;

    public bool IsDone(PortLimits limits, long now) => _waiting == 0 && RetiredAt is { } retired && now - retired >= limits.Linger;

    /// <summary>A query with an identifier that this port has not used yet.</summary>
    public ref OpenQuery Open(Request request, QueryTemplate template, UnguessableNumbers random)
    {
        // There are far fewer queries on a port than identifiers, so this ends soon.
        var id = random.Next();
        while (!Unsafe.IsNullRef(ref Queries.Find(id))) id = random.Next();
        request.Serial = ((uint)number << 16) | id;
        _waiting++;
        ref var query = ref Queries.Add(id);
        query.Request = request;
        query.Series = request.Round.Series;
        query.Template = template;
        query.Server = request.Round.Address.Bits;
        query.ServerPort = (ushort)request.Round.Plan.Entry.Dns!.Port;
        return ref query;
    }

    /// <summary>The query no longer waits here.</summary>
    public void Close(ref OpenQuery query)
    {
        query.Request = null;
        _waiting--;
    }

    public void Settle(ref OpenQuery query, Outcome outcome)
    {
        var request = query.Request!;
        Close(ref query);
        request.Settle(outcome);
        query.IsAnswered = request.IsAnswered;
    }

    /// <summary>Whether a response that is missing may have been dropped from our own full buffer.</summary>
    public bool TakeDrop(out uint newDrops) => Drops.Take(socket.Drops(), out newDrops);

    /// <summary>A datagram came that is no response to any query of this port.</summary>
    public void PassOver(UInt128 source, int sourcePort)
    {
        _strays++;
        foreach (ref var query in Queries.Places)
            if (query.IsOpen && query.IsTo(source, sourcePort)) query.PassedOver++;
    }

    public void Dispose() => socket.Dispose();
}
