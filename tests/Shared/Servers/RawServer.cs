using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace NetworkTelemetry.Testing;

/// <summary>A server that says to each connection what a test has it say, after it has read a request's headers.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Func<NetworkStream, string, CancellationToken, Task> _answer;

    private readonly bool _listensFirst;

    private RawServer(Func<NetworkStream, string, CancellationToken, Task> answer, bool listensFirst = true)
    {
        _answer = answer;
        _listensFirst = listensFirst;
        _listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections { get; private set; }

    public static RawServer Saying(string text) => new((stream, _, cancellation) => stream.WriteAsync(Encoding.Latin1.GetBytes(text), cancellation).AsTask());

    public static RawServer Saying(byte[] bytes) => new((stream, _, cancellation) => stream.WriteAsync(bytes, cancellation).AsTask());

    /// <summary>Does not wait for a request.</summary>
    public static RawServer Blurting(string text) =>
        new((stream, _, cancellation) => stream.WriteAsync(Encoding.Latin1.GetBytes(text), cancellation).AsTask(), listensFirst: false);

    /// <summary>Waits for nothing; with a certificate over TLS.</summary>
    public static RawServer Talking(Func<Stream, CancellationToken, Task> talk, X509Certificate2? certificate = null) => new(
        (stream, _, cancellation) => certificate is null
            ? talk(stream, cancellation)
            : SecureAsync(stream, new SslServerAuthenticationOptions { ServerCertificate = certificate }, talk, cancellation),
        listensFirst: false);

    /// <summary>Waits for nothing, over TLS.</summary>
    /// <param name="line">What the TLS records go through.</param>
    public static RawServer Secured(SslServerAuthenticationOptions options, Func<Stream, CancellationToken, Task> talk, Func<Stream, Stream>? line = null) => new(
        (stream, _, cancellation) => SecureAsync(line is null ? stream : line(stream), options, talk, cancellation), listensFirst: false);

    /// <param name="answer">Gets the stream and the request's head; the connection is closed when it returns.</param>
    public static RawServer Doing(Func<NetworkStream, string, CancellationToken, Task> answer) => new(answer);

    /// <summary>Writes the same bytes until the client goes away, with a pause between.</summary>
    public static RawServer Endless(string head, string again, TimeSpan pause) => new(async (stream, _, cancellation) =>
    {
        await stream.WriteAsync(Encoding.Latin1.GetBytes(head), cancellation);
        var chunk = Encoding.Latin1.GetBytes(again);
        while (true)
        {
            await stream.WriteAsync(chunk, cancellation);
            await stream.FlushAsync(cancellation);
            if (pause > TimeSpan.Zero) await Task.Delay(pause, cancellation);
        }
    });

    public void Dispose()
    {
        _stopping.Cancel();
        _listener.Dispose();
    }

    private static async Task SecureAsync(Stream stream, SslServerAuthenticationOptions options, Func<Stream, CancellationToken, Task> talk, CancellationToken cancellation)
    {
        await using var secured = new SslStream(stream, leaveInnerStreamOpen: true);
        await secured.AuthenticateAsServerAsync(options, cancellation);
        await talk(secured, cancellation);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                Connections++;
                _ = ServeAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            var head = new StringBuilder();
            var buffer = new byte[1];
            while (_listensFirst && !head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(buffer, _stopping.Token) > 0) head.Append((char)buffer[0]);
            await _answer(stream, head.ToString(), _stopping.Token);
            client.Client.Shutdown(SocketShutdown.Send);
            while (await stream.ReadAsync(buffer, _stopping.Token) > 0)
            {
                // Until the client has gone: closing earlier would reset what it has not read yet.
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException or AuthenticationException)
        {
            // The client went away.
        }
    }
}
