using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using NetworkTelemetry.Prober.Dns;
using NetworkTelemetry.Prober.Dns.Messages;

namespace NetworkTelemetry.Prober.Resolution;

/// <summary>Asks one resolver one question, over UDP and, when the answer is truncated, over TCP. Not for measuring: it runs on pool threads.</summary>
internal sealed class StubClient(int port = 53)
{
    private const int MaxDatagram = 4096;

    /// <exception cref="SocketException">The resolver can't be reached.</exception>
    /// <exception cref="IOException">It hung up.</exception>
    /// <exception cref="ResolverException">It sent what is no DNS message.</exception>
    public async Task<DnsMessage> AskAsync(IPAddress server, DnsQuestion question, CancellationToken cancellation)
    {
        var query = SentQuery.Of(question);
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(new IPEndPoint(server, port), cancellation);
        await socket.SendAsync(query.Message, cancellation);
        var buffer = new byte[MaxDatagram];
        while (true)
        {
            var length = await socket.ReceiveAsync(buffer, cancellation);
            if (!ResponseMatch.IsResponseTo(buffer.AsSpan(0, length), query.Id, query.Question)) continue;
            return DnsHeader.TryRead(buffer, out var header) && header.IsTruncated
                ? await AskOverTcpAsync(server, query, cancellation)
                : Read(buffer.AsSpan(0, length), server);
        }
    }

    private async Task<DnsMessage> AskOverTcpAsync(IPAddress server, SentQuery query, CancellationToken cancellation)
    {
        using var client = new TcpClient(server.AddressFamily);
        await client.ConnectAsync(server, port, cancellation);
        var stream = client.GetStream();
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)query.Message.Length);
        await stream.WriteAsync((byte[])[.. length, .. query.Message.Span], cancellation);
        await stream.ReadExactlyAsync(length, cancellation);
        var message = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
        await stream.ReadExactlyAsync(message, cancellation);
        return ResponseMatch.IsResponseTo(message, query.Id, query.Question) ? Read(message, server) : throw Malformed(server);
    }

    private static DnsMessage Read(ReadOnlySpan<byte> bytes, IPAddress server) =>
        DnsMessageReader.Read(bytes, out var message) == DnsReading.Whole ? message : throw Malformed(server);

    private static ResolverException Malformed(IPAddress server) => new($"the resolver {server} sent a malformed response", isAnswered: true);
}
