using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NetworkTelemetry.Testing;

/// <summary>A DNS server on a loopback address, over UDP and TCP on one port. What it sends is what the test says, right or wrong.</summary>
internal sealed class DnsServer : IDisposable
{
    private readonly Func<Query, IEnumerable<byte[]>> _answer;
    private readonly Socket _udp;
    private readonly TcpListener _tcp;
    private readonly List<Query> _queries = [];

    // A client that nobody holds is reset when it is collected, in the middle of a test.
    private readonly List<TcpClient> _clients = [];

    /// <param name="answer">Datagrams, or pieces of the TCP stream, length included; an empty piece closes the connection.</param>
    public DnsServer(Func<Query, IEnumerable<byte[]>> answer, string address = "127.0.0.1", int port = 0)
    {
        _answer = answer;
        _udp = new Socket(IPAddress.Parse(address).AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        (_tcp, Port) = Bind(IPAddress.Parse(address), port);
        _tcp.Start();
        new Thread(ServeUdp) { IsBackground = true }.Start();
        new Thread(ServeTcp) { IsBackground = true }.Start();
    }

    public int Port { get; }

    public IReadOnlyList<Query> Queries
    {
        get
        {
            lock (_queries) return [.. _queries];
        }
    }

    /// <summary>A well-behaved server: one message for each query.</summary>
    public static DnsServer Of(Func<Query, ResponseBuilder> answer) => new(query => [query.IsTcp ? Framed(answer(query).Build()) : answer(query).Build()]);

    public static byte[] Framed(byte[] message) => [.. ResponseBuilder.Number16(message.Length), .. message];

    /// <summary>To a client on this server's address.</summary>
    public void SendLater(Query query, byte[] datagram, TimeSpan delay) => _ = Task.Delay(delay).ContinueWith(
        _ =>
        {
            try
            {
                _udp.SendTo(datagram, new IPEndPoint(((IPEndPoint)_udp.LocalEndPoint!).Address, query.SourcePort));
            }
            catch (ObjectDisposedException)
            {
                // The test is over.
            }
        },
        TaskScheduler.Default);

    public void Dispose()
    {
        _udp.Dispose();
        _tcp.Stop();
        lock (_clients) _clients.ForEach(client => client.Dispose());
    }

    private (TcpListener Listener, int Port) Bind(IPAddress address, int port)
    {
        for (var attempt = 0; ; attempt++)
        {
            var listener = new TcpListener(address, port);
            listener.Start();
            var chosen = ((IPEndPoint)listener.LocalEndpoint).Port;
            try
            {
                _udp.Bind(new IPEndPoint(address, chosen));
                return (listener, chosen);
            }
            catch (SocketException) when (attempt < 20)
            {
                // The port is free for TCP but not for UDP.
                listener.Stop();
            }
        }
    }

    private void ServeUdp()
    {
        var buffer = new byte[4096];
        EndPoint sender = new IPEndPoint(_udp.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        try
        {
            while (true)
            {
                var length = _udp.ReceiveFrom(buffer, ref sender);
                foreach (var datagram in Answer(new Query(buffer[..length], IsTcp: false, ((IPEndPoint)sender).Port))) _udp.SendTo(datagram, sender);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private void ServeTcp()
    {
        try
        {
            while (true)
            {
                var client = _tcp.AcceptTcpClient();
                lock (_clients) _clients.Add(client);
                new Thread(() => ServeTcp(client)) { IsBackground = true }.Start();
            }
        }
        catch (Exception e) when (e is SocketException or InvalidOperationException)
        {
            // The test is over: a listener that was stopped between two calls says that it was never started.
        }
    }

    private void ServeTcp(TcpClient client)
    {
        try
        {
            var stream = client.GetStream();
            var length = new byte[2];
            stream.ReadExactly(length);
            var message = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
            stream.ReadExactly(message);
            foreach (var piece in Answer(new Query(message, IsTcp: true, ((IPEndPoint)client.Client.RemoteEndPoint!).Port)))
            {
                if (piece.Length == 0) client.Dispose();
                else stream.Write(piece);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The prober hung up.
        }
    }

    private IEnumerable<byte[]> Answer(Query query)
    {
        lock (_queries) _queries.Add(query);
        return _answer(query);
    }

    internal sealed record Query(byte[] Message, bool IsTcp, int SourcePort)
    {
        public ushort Id => BinaryPrimitives.ReadUInt16BigEndian(Message);

        /// <summary>Lower case, without the last dot.</summary>
        public string Name
        {
            get
            {
                var name = new StringBuilder();
                for (var i = 12; Message[i] != 0; i += 1 + Message[i]) name.Append(Encoding.ASCII.GetString(Message, i + 1, Message[i])).Append('.');
                return name.ToString().TrimEnd('.').ToLowerInvariant();
            }
        }

        public int Type
        {
            get
            {
                var i = 12;
                while (Message[i] != 0) i += 1 + Message[i];
                return BinaryPrimitives.ReadUInt16BigEndian(Message.AsSpan(i + 1));
            }
        }
    }
}
