using NetworkTelemetry.Prober.Native;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Exchanges;

/// <summary>A thread that waits for connections of its own and on which their exchanges go on.</summary>
internal sealed class ConnectionThread : IDisposable
{
    private const long WithoutEnd = long.MaxValue;

    private readonly Waiter _waiter = new();
    private readonly Thread _thread;
    private volatile bool _isEnding;

    public ConnectionThread(MonotonicClock clock)
    {
        Connections = new ConnectionPoll(clock, _waiter.Watch);
        _thread = new Thread(Run) { Name = "connections", IsBackground = true };
        _thread.Start();
    }

    public ConnectionPoll Connections { get; }

    public void Dispose()
    {
        _isEnding = true;
        _waiter.Wake();
        _thread.Join();
        Connections.Dispose();
        _waiter.Dispose();
    }

    private void Run()
    {
        while (!_isEnding)
        {
            _waiter.Wait(WithoutEnd);
            Connections.Receive();
        }
    }
}
