using System.Net;
using System.Net.Sockets;
using NetworkTelemetry.Prober.Measuring;

namespace NetworkTelemetry.Prober.Tcp;

/// <summary>The end of a connection attempt: a stream, or why there is none.</summary>
internal sealed record TcpLink(Stream? Stream, Outcome Failure)
{
    public static async Task<TcpLink> OpenAsync(IPEndPoint endpoint, CancellationToken cancellation)
    {
        Socket? socket = null;
        try
        {
            socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(endpoint, cancellation);
            var stream = new NetworkStream(socket, ownsSocket: true);
            socket = null;
            return new TcpLink(stream, default);
        }
        catch (SocketException e)
        {
            return new TcpLink(null, ConnectOutcome.Of(e.NativeErrorCode, 0));
        }
        finally
        {
            socket?.Dispose();
        }
    }
}
