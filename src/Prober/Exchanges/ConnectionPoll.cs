using System.Collections.Concurrent;
using NetworkTelemetry.Prober.Measuring;
using NetworkTelemetry.Prober.Native;
using NetworkTelemetry.Prober.Scheduling;
using NetworkTelemetry.Prober.Tcp;

namespace NetworkTelemetry.Prober.Exchanges;

/// <summary>
/// The connections of exchanges. The engine's thread waits for all of them at once; an exchange that only waits and copies also goes on there, without a hop through the
/// thread pool. One that has more to compute is elsewhere: see <see cref="Continuation"/>.
/// </summary>
internal sealed class ConnectionPoll : IDisposable
{
    private readonly ConcurrentDictionary<int, Connection> _open = new();
    private readonly List<int> _ready = [];
    private readonly EventPoll _events = new();
    private readonly MonotonicClock _clock;
    private readonly Lazy<ConnectionThread> _apart;
    private int _lastKey;

    public ConnectionPoll(MonotonicClock clock, Action<int> watch)
    {
        _clock = clock;
        _apart = new Lazy<ConnectionThread>(() => new ConnectionThread(clock));
        watch(_events.Descriptor);
    }

    /// <summary>Opens a connection, from any thread.</summary>
    /// <param name="where">Where those who wait for the connection go on.</param>
    /// <exception cref="OperationCanceledException">Cancelled; afterwards the connection's reads and writes end with this, too.</exception>
    public ValueTask<TcpLink> OpenAsync(ProbeAddress address, int port, Continuation where, CancellationToken cancellation) =>
        where == Continuation.Apart
            ? _apart.Value.Connections.OpenAsync(address, port, onPool: false, cancellation)
            : OpenAsync(address, port, where == Continuation.OnPool, cancellation);

    /// <summary>Tells those who wait, on the thread that waits for <c>watch</c>.</summary>
    public void Receive()
    {
        if (_open.IsEmpty) return;

        // One that is ready for ever must not keep the engine here; so many looks are enough to see each of the others once.
        var looks = 1 + (_open.Count / EventPoll.MaxEvents);
        for (var isMore = true; isMore && looks > 0; looks--)
        {
            _events.Take(_ready);
            foreach (var key in _ready)
                if (_open.TryGetValue(key, out var connection)) connection.Tell();
            isMore = _ready.Count == EventPoll.MaxEvents;
            _ready.Clear();
        }
    }

    /// <summary>0, or the error number when the system's limit of watches is reached.</summary>
    public int Watch(Connection connection, bool isNew, bool read, bool write) => _events.Once(connection.Descriptor, connection.Key, isNew, read, write);

    /// <summary>A closed descriptor's number may be given to the next connection: keys never come again.</summary>
    public void Forget(Connection connection) => _open.TryRemove(connection.Key, out _);

    public void Dispose()
    {
        if (_apart.IsValueCreated) _apart.Value.Dispose();
        foreach (var connection in _open.Values) connection.Dispose();
        _events.Dispose();
    }

    private async ValueTask<TcpLink> OpenAsync(ProbeAddress address, int port, bool onPool, CancellationToken cancellation)
    {
        if (ConnectingSocket.TryOpen(address.Family, out var errno, resetsOnClose: false) is not { } socket) return new TcpLink(null, ConnectOutcome.Of(errno, 0));
        var connection = new Connection(this, socket, Interlocked.Increment(ref _lastKey), onPool, _clock);
        _open[connection.Key] = connection;
        try
        {
            connection.EndWith(cancellation);
            errno = await connection.ConnectAsync(address, port);
            if (errno != 0) return new TcpLink(null, ConnectOutcome.Of(errno, 0));
            var link = new TcpLink(connection, default);
            connection = null;
            return link;
        }
        finally
        {
            if (connection is not null) await connection.DisposeAsync();
        }
    }
}
