using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;

namespace NetworkTelemetry.Prober.Dns;

/// <summary>The ports that queries leave from. A worn port is replaced by another random one, and closed once its last query is settled.</summary>
internal sealed class PortPool(PortLimits limits, EventPoll events, UnguessableNumbers random) : IDisposable
{
    private readonly Dictionary<int, QueryPort> _open = [];
    private readonly QueryPort?[] _inUse = new QueryPort?[2 * limits.Parallel];
    private ushort _lastNumber;

    public int Count => _open.Count;

    /// <summary>A port that any query may leave from; null and the error number when the system has none left.</summary>
    public QueryPort? Take(IpFamily family, long now, out int errno)
    {
        errno = 0;
        ref var place = ref _inUse[((int)family * limits.Parallel) + (random.Next() % limits.Parallel)];
        if (place is not null && place.IsWorn(limits, now)) Retire(ref place, now);
        return place ??= TryOpen(family, now, out errno);
    }

    public QueryPort Of(int descriptor) => _open[descriptor];

    /// <summary>Only to be asked for a port that has queries waiting: it is open.</summary>
    public QueryPort Numbered(ushort number)
    {
        foreach (var port in _open.Values)
            if (port.Number == number) return port;
        throw new InvalidOperationException($"port {number} is not open");
    }

    /// <summary>Replaces what is worn and closes what is done.</summary>
    public void Sweep(long now)
    {
        foreach (ref var place in _inUse.AsSpan())
            if (place is not null && place.IsWorn(limits, now)) Retire(ref place, now);
        foreach (var port in _open.Values)
            if (port.IsDone(limits, now)) Close(port);
    }

    public void Dispose()
    {
        foreach (var port in _open.Values) port.Dispose();
    }

    private static void Retire(ref QueryPort? place, long now)
    {
        place!.RetiredAt = now;
        place = null;
    }

    private QueryPort? TryOpen(IpFamily family, long now, out int errno)
    {
        if (QuerySocket.TryOpen(family, out errno) is not { } socket) return null;
        errno = events.WhenReadable(socket.Descriptor);
        if (errno != 0)
        {
            socket.Dispose();
            return null;
        }

        var port = new QueryPort(socket, ++_lastNumber, now);
        _open.Add(socket.Descriptor, port);
        return port;
    }

    private void Close(QueryPort port)
    {
        _open.Remove(port.Socket.Descriptor);
        port.Dispose();
    }
}
