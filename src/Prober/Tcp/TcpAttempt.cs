using System.Net;
using System.Net.Sockets;
using NetworkTelemetry.Prober.Scheduling;

namespace NetworkTelemetry.Prober.Tcp;

/// <summary>One connection attempt. Its time starts after the socket was made and ends in the completion itself, before any queue.</summary>
internal sealed class TcpAttempt(Socket socket, MonotonicClock clock, Action<SocketError, long> completed) : SocketAsyncEventArgs(true)
{
    private long _start;

    public void Start(IPEndPoint endpoint)
    {
        RemoteEndPoint = endpoint;

        // Closing with a reset: a prober that closes first would keep a TIME_WAIT entry of a minute for each connection it ever opened.
        socket.LingerState = new LingerOption(true, 0);
        _start = clock.Now;
        try
        {
            if (!socket.ConnectAsync(this)) OnCompleted(this);
        }
        catch (SocketException e)
        {
            SocketError = e.SocketErrorCode;
            OnCompleted(this);
        }
    }

    /// <summary>The completion that follows reports an aborted operation, which nobody waits for any more.</summary>
    public void Abandon() => socket.Dispose();

    protected override void OnCompleted(SocketAsyncEventArgs e)
    {
        var roundTrip = Math.Max(clock.Now - _start, 1);
        var error = SocketError;
        socket.Dispose();
        Dispose();
        completed(error, roundTrip);
    }
}
