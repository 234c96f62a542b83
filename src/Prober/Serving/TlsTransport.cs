using System.IO.Pipelines;
using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace NetworkTelemetry.Prober.Serving;

/// <summary>TLS for an endpoint. Kestrel's own needs the container and the meters of a web host, which this process does without.</summary>
internal static class TlsTransport
{
    private static readonly TimeSpan HandshakeLimit = TimeSpan.FromSeconds(10);

    /// <param name="current">Asked by each connection. <see cref="AuthenticationException"/>: there is no certificate now.</param>
    public static void UseTls(this ListenOptions endpoint, Func<SslServerAuthenticationOptions> current) =>
        endpoint.Use(next => connection => ServeAsync(connection, next, current));

    private static async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next, Func<SslServerAuthenticationOptions> current)
    {
        var plain = connection.Transport;
        await using var stream = new SslStream(new TransportStream(plain), leaveInnerStreamOpen: true);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed);
            limit.CancelAfter(HandshakeLimit);
            await stream.AuthenticateAsServerAsync(current(), limit.Token);
        }
        catch (Exception e) when (e is AuthenticationException or IOException or OperationCanceledException or ConnectionAbortedException)
        {
            return; // Whoever it is sees its connection end; there is nobody else to tell.
        }

        var input = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
        var output = PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true));
        connection.Transport = new Duplex(input, output);
        try
        {
            await next(connection);
        }
        finally
        {
            await input.CompleteAsync();
            await output.CompleteAsync();
            connection.Transport = plain;
        }
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
