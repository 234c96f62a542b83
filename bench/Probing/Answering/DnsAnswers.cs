using System.Net;
using System.Net.Sockets;

namespace NetworkTelemetry.Bench.Probing.Answering;

/// <summary>A minimal DNS server on 127.0.0.1: every name has one address. It runs in a process of its own: what it costs is nobody's.</summary>
internal static class DnsAnswers
{
    private const int HeaderBytes = 12;
    private const int MaxMessage = 512;

    // A pointer to the name of the question, type A, class IN, 300 s, 192.0.2.1.
    private static readonly byte[] Record = [0xC0, HeaderBytes, 0, 1, 0, 1, 0, 0, 1, 44, 0, 4, 192, 0, 2, 1];

    /// <summary>Says its port on the standard output, and serves until the process is ended.</summary>
    public static void Run()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 4 * 1024 * 1024 };
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Console.WriteLine(((IPEndPoint)socket.LocalEndPoint!).Port);
        var client = new SocketAddress(AddressFamily.InterNetwork);
        var message = new byte[MaxMessage];
        while (true)
        {
            var length = Answer(message, socket.ReceiveFrom(message, SocketFlags.None, client));
            if (length > 0) socket.SendTo(message.AsSpan(0, length), SocketFlags.None, client);
        }
    }

    /// <summary>Turns the query into its response; 0 when it is none.</summary>
    private static int Answer(Span<byte> message, int queryBytes)
    {
        var at = HeaderBytes;
        while (at < queryBytes && message[at] != 0) at += message[at] + 1;
        at += 5;
        if (at > queryBytes) return 0;
        (message[2], message[3]) = (0x81, 0x80);
        message[6..HeaderBytes].Clear();
        message[7] = 1;
        Record.CopyTo(message[at..]);
        return at + Record.Length;
    }
}
