using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace NetworkTelemetry.Bench.Probing.Answering;

/// <summary>A minimal web server on all addresses of the machine, a connection for each request. It runs in a process of its own: what it costs is nobody's.</summary>
internal sealed class AnsweringServer(X509Certificate2? certificate)
{
    private const int BodyBytes = 1000;

    private static readonly byte[] Answer = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {BodyBytes}\r\nConnection: close\r\n\r\n{new string('x', BodyBytes)}");

    private readonly SslStreamCertificateContext? _certificate = certificate is null ? null : SslStreamCertificateContext.Create(certificate, null, offline: true);

    /// <summary>Says its port on the standard output, and serves until the process is ended.</summary>
    public async Task RunAsync()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Any, 0));
        listener.Listen(4096);
        Console.WriteLine(((IPEndPoint)listener.LocalEndPoint!).Port);
        while (true) _ = ServeAsync(await listener.AcceptAsync());
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await using Stream plain = new NetworkStream(socket, ownsSocket: true);
            await using var stream = _certificate is null ? plain : await SecureAsync(plain, _certificate);
            var buffer = new byte[4096];
            for (var count = 0; !buffer.AsSpan(0, count).EndsWith("\r\n\r\n"u8);)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(count));
                if (read == 0) return;
                count += read;
            }

            await stream.WriteAsync(Answer);
            socket.Shutdown(SocketShutdown.Send);
            while (await stream.ReadAsync(buffer) > 0)
            {
                // Until the client has gone.
            }
        }
        catch (IOException)
        {
            // The client closed with a reset.
        }
        catch (SocketException)
        {
            // It had gone before we answered.
        }
    }

    private static async Task<Stream> SecureAsync(Stream plain, SslStreamCertificateContext certificate)
    {
        var stream = new SslStream(plain);
        await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = certificate });
        return stream;
    }
}
