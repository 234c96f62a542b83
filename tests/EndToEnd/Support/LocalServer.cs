using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace NetworkTelemetry.EndToEnd.Support;

/// <summary>A TCP server on a free port of 127.0.0.1 that talks to each connection as a test says, with a certificate over TLS.</summary>
public sealed class LocalServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();

    public LocalServer(Func<Stream, CancellationToken, Task> talk, Func<X509Certificate2>? certificate = null)
    {
        _listener.Start();
        _ = AcceptAsync(talk, certificate);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Answers every HTTP request with what the head of the request calls for.</summary>
    public static LocalServer Http(Func<string, string> answer, Func<X509Certificate2>? certificate = null) => new(
        async (stream, cancellation) =>
        {
            using var reader = new StreamReader(stream, leaveOpen: true);
            var head = "";
            while (await reader.ReadLineAsync(cancellation) is { Length: > 0 } line) head += line + "\n";
            await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer(head)), cancellation);
        },
        certificate);

    public void Dispose()
    {
        _stopping.Cancel();
        _listener.Dispose();
    }

    private async Task AcceptAsync(Func<Stream, CancellationToken, Task> talk, Func<X509Certificate2>? certificate)
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token), talk, certificate?.Invoke());
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client, Func<Stream, CancellationToken, Task> talk, X509Certificate2? certificate)
    {
        using var _ = client;
        try
        {
            Stream stream = client.GetStream();
            if (certificate is not null)
            {
                var secured = new SslStream(stream);
                await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, _stopping.Token);
                stream = secured;
            }

            await talk(stream, _stopping.Token);
            await stream.FlushAsync(_stopping.Token);
            if (stream is SslStream ending) await ending.ShutdownAsync();
            client.Client.Shutdown(SocketShutdown.Send);
            while (await stream.ReadAsync(new byte[256], _stopping.Token) > 0)
            {
                // Until the client has gone.
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or AuthenticationException or ObjectDisposedException)
        {
            // The client went away.
        }
    }
}
