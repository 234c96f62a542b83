using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace NetworkTelemetry.Bench.Soak;

/// <summary>A DNS server over UDP and TCP that sends every query back as an answer without records.</summary>
internal sealed class LoopbackResolver : IDisposable
{
    private readonly Socket _datagrams = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 4 * 1024 * 1024 };
    private readonly TcpListener _connections;

    public LoopbackResolver()
    {
        _datagrams.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Port = ((IPEndPoint)_datagrams.LocalEndPoint!).Port;
        _connections = new TcpListener(IPAddress.Loopback, Port);
        _connections.Start(1024);
        new Thread(ServeDatagrams) { IsBackground = true }.Start();
        _ = AcceptAsync();
    }

    public int Port { get; }

    public void Dispose()
    {
        _datagrams.Dispose();
        _connections.Dispose();
    }

    private void ServeDatagrams()
    {
        var buffer = new byte[4096];
        EndPoint sender = new IPEndPoint(IPAddress.Any, 0);
        try
        {
            while (true)
            {
                var length = _datagrams.ReceiveFrom(buffer, ref sender);
                Answer(buffer.AsSpan(0, length));
                _datagrams.SendTo(buffer.AsSpan(0, length), SocketFlags.None, sender);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The benchmark is over.
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _connections.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The benchmark is over.
        }
    }

    private static async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            var length = new byte[2];
            await stream.ReadExactlyAsync(length);
            var message = new byte[2 + BinaryPrimitives.ReadUInt16BigEndian(length)];
            length.CopyTo(message, 0);
            await stream.ReadExactlyAsync(message.AsMemory(2));
            Answer(message.AsSpan(2));
            await stream.WriteAsync(message);
            while (await stream.ReadAsync(length) > 0)
            {
                // Until the prober has gone.
            }
        }
        catch (IOException)
        {
            // The prober hung up.
        }
    }

    // The query's EDNS record stays behind the question.
    private static void Answer(Span<byte> message)
    {
        message[2] |= 0x80;
        message[3] = 0x80;
    }
}
