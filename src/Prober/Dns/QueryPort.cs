namespace NetworkTelemetry.Prober.Dns;

/// <summary>One source port with the queries that went over it.</summary>
/// <param name="number">Tells it from every other port that is open.</param>
/// <param name="openedAt">Monotonic nanoseconds, as all times here.</param>
internal sealed class QueryPort(QuerySocket socket, ushort number, long openedAt) : IDisposable
{
    public QuerySocket Socket => socket;

    public ushort Number => number;

    public QueryTable Queries { get; } = new();

    public DropAccount Drops { get; } = new(socket.ReceiveBufferBytes);

    /// <summary>Queries that wait for their response.</summary>
    public int Waiting { get; set; }

    /// <summary>Datagrams that answer nothing.</summary>
    public int Strays { get; private set; }

    /// <summary>When it was replaced; null as long as it is in use.</summary>
    public long? RetiredAt { get; set; }

    public bool IsWorn(PortLimits limits, long now) => Queries.Count >= limits.Queries || Strays > limits.Strays || now - openedAt >= limits.Age;

    public bool IsDone(PortLimits limits, long now) => Waiting == 0 && RetiredAt is { } retired && now - retired >= limits.Linger;

    /// <summary>A datagram came that is no response to any query of this port.</summary>
    public void PassOver(UInt128 source, int sourcePort)
    {
        Strays++;
        foreach (ref var query in Queries.Places)
            if (query.IsOpen && query.IsTo(source, sourcePort)) query.PassedOver++;
    }

    public void Dispose() => socket.Dispose();
}
