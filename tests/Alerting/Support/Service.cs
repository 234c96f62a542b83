using System.Net;
using System.Net.Sockets;

namespace NetworkTelemetry.Alerting.Support;

/// <summary>A TCP server on a port of its own that can be stopped and started again.</summary>
internal sealed class Service : IDisposable
{
    private TcpListener? _listener;

    /// <summary>Below the ports that the kernel hands out: while this one is stopped, no other program is given its port.</summary>
    public Service()
    {
        for (var attempt = 0; _listener is null; attempt++)
        {
            Port = Random.Shared.Next(20_000, 30_000);
            try
            {
                Start();
            }
            catch (SocketException) when (attempt < 100)
            {
                _listener = null;
            }
        }
    }

    public int Port { get; }

    public void Start()
    {
        _listener = new TcpListener(IPAddress.Loopback, Port);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    public void Stop() => _listener?.Stop();

    public void Dispose() => Stop();

    private static async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true) (await listener.AcceptTcpClientAsync()).Dispose();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }
}
