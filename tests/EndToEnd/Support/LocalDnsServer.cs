using System.Net;
using System.Net.Sockets;

namespace NetworkTelemetry.EndToEnd.Support;

/// <summary>Answers every query for an A record with 192.0.2.7, over TCP and, unless it truncates, over UDP.</summary>
public sealed class LocalDnsServer : IDisposable
{
    private readonly LocalServer _tcp;
    private readonly UdpClient _udp;
    private readonly bool _truncates;

    public LocalDnsServer(bool truncates)
    {
        _truncates = truncates;
        _tcp = new LocalServer(ServeTcpAsync);
        _udp = new UdpClient(new IPEndPoint(IPAddress.Loopback, _tcp.Port));
        _ = ServeUdpAsync();
    }

    public int Port => _tcp.Port;

    public int TcpQueries { get; private set; }

    public void Dispose()
    {
        _tcp.Dispose();
        _udp.Dispose();
    }

    /// <summary>RFC 1035 §4: the question is repeated without the EDNS record behind it; the answer's name is a pointer to the question's.</summary>
    private static byte[] Answer(byte[] query, bool truncated)
    {
        var end = 12;
        while (query[end] != 0) end += query[end] + 1;
        end += 5;
        byte[] header = [query[0], query[1], (byte)(truncated ? 0x83 : 0x81), 0x80, 0, 1, 0, (byte)(truncated ? 0 : 1), 0, 0, 0, 0];
        byte[] record = [0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 7];
        return [.. header, .. query[12..end], .. truncated ? [] : record];
    }

    private async Task ServeUdpAsync()
    {
        try
        {
            while (true)
            {
                var query = await _udp.ReceiveAsync();
                await _udp.SendAsync(Answer(query.Buffer, _truncates), query.RemoteEndPoint);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeTcpAsync(Stream stream, CancellationToken cancellation)
    {
        var length = new byte[2];
        await stream.ReadExactlyAsync(length, cancellation);
        var query = new byte[(length[0] << 8) | length[1]];
        await stream.ReadExactlyAsync(query, cancellation);
        TcpQueries++;
        var answer = Answer(query, truncated: false);
        await stream.WriteAsync((byte[])[(byte)(answer.Length >> 8), (byte)answer.Length, .. answer], cancellation);
    }
}
