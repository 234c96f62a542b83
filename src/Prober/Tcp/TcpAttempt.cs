using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using NetworkTelemetry.Prober.Measuring;
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

    /// <summary>
    /// Ends the attempt; the completion that follows is of no interest. On a busy machine the handshake may be over without our having been told: then the
    /// kernel's own measurement counts.
    /// </summary>
    public Outcome Abandon()
    {
        try
        {
            return socket.Poll(0, SelectMode.SelectWrite) ? ConnectOutcome.Of(PendingError(), KernelRoundTrip()) : ConnectOutcome.Of(SocketError.TimedOut, 0);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return ConnectOutcome.Of(SocketError.TimedOut, 0);
        }
        finally
        {
            socket.Dispose();
        }
    }

    protected override void OnCompleted(SocketAsyncEventArgs e)
    {
        var roundTrip = Math.Max(clock.Now - _start, 1);
        var error = SocketError;
        socket.Dispose();
        Dispose();
        completed(error, roundTrip);
    }

    private SocketError PendingError() => (SocketError)(int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)!;

    /// <summary>tcpi_rtt of TCP_INFO (microseconds at offset 68), in nanoseconds; without one the attempt counts as late.</summary>
    private long KernelRoundTrip()
    {
        const int Tcp = 6, Info = 11, RoundTripOffset = 68;
        Span<byte> info = stackalloc byte[256];
        var length = socket.GetRawSocketOption(Tcp, Info, info);
        var microseconds = length >= RoundTripOffset + sizeof(uint) ? MemoryMarshal.Read<uint>(info[RoundTripOffset..]) : 0;
        return microseconds > 0 ? microseconds * 1000L : long.MaxValue;
    }
}
