using System.Net;
using System.Net.Sockets;

namespace NetworkTelemetry.Bench.Probing.Answering;

/// <summary>Minimal DNS servers: every name has one address. They run in a process of their own: what it costs is nobody's.</summary>
internal static class DnsAnswers
{
    /// <summary>127.0.0.1 and the addresses after it: what is open towards one server is limited, and on a busy machine one alone would be the brake.</summary>
    public const int Servers = 4;

    private const int HeaderBytes = 12;
    private const int MaxMessage = 512;

    // A pointer to the name of the question, type A, class IN, 300 s, 192.0.2.1.
    private static readonly byte[] Record = [0xC0, HeaderBytes, 0, 1, 0, 1, 0, 0, 1, 44, 0, 4, 192, 0, 2, 1];

    /// <summary>Says its port on the standard output, and serves until the process is ended.</summary>
    public static void Run()
    {
        var first = Open(0, 0);
        var port = ((IPEndPoint)first.LocalEndPoint!).Port;
        for (var i = 1; i < Servers; i++)
        {
            var other = Open(i, port);
            new Thread(() => Serve(other)).Start();
        }

        Console.WriteLine(port);
        Serve(first);
    }

    public static string Address(int server) => $"127.0.0.{server + 1}";

    private static Socket Open(int server, int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 4 * 1024 * 1024 };
        socket.Bind(new IPEndPoint(IPAddress.Parse(Address(server)), port));
        return socket;
    }

    private static void Serve(Socket socket)
    {
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
