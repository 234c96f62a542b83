using System.Buffers;
using NetworkTelemetry.Prober.Exchanges;

namespace NetworkTelemetry.Prober.Tls;

/// <summary>
/// A session over a connection, as a stream. What the session has to say by itself, the end of the handshake as well, is sent with what is written next, or before something
/// is waited for: often one packet less. One may read while another one writes.
/// </summary>
internal sealed class TlsStream(Connection connection, TlsSession session) : AsyncStream
{
    // As much as a record holds.
    private const int ChunkBytes = 16 * 1024;

    private readonly SemaphoreSlim _sending = new(1, 1);

    public override bool CanWrite => true;

    /// <summary>Null when it has succeeded, otherwise why not. What it has to say last is not sent yet.</summary>
    /// <exception cref="IOException">The connection broke off.</exception>
    public async ValueTask<string?> HandshakeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var step = session.Handshake();
            if (step == TlsStep.Done) return null;

            // Also the alert that tells the server why it has failed.
            await SendAsync(cancellation);
            if (step == TlsStep.Failed) return session.Problem;
            if (step == TlsStep.Ended || !await ReceiveAsync(cancellation)) return "the server closed the connection";
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            switch (session.Read(buffer.Span, out var count))
            {
                case TlsStep.Done:
                    return count;
                case TlsStep.Ended:
                    return 0;
                case TlsStep.Failed:
                    throw new IOException(session.Problem);
            }

            await SendAsync(cancellationToken);
            if (await ReceiveAsync(cancellationToken)) continue;

            // Many servers end without close_notify. What is cut off is seen where lengths are known: here, and in HTTP's framing.
            if (session.IsWithinRecord) throw new IOException("the server closed the connection within a TLS record");
            break;
        }

        return 0;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            var chunk = buffer[..Math.Min(buffer.Length, ChunkBytes)];
            if (session.Write(chunk.Span) != TlsStep.Done) throw new IOException(session.Problem ?? "nothing can be sent any more");
            buffer = buffer[chunk.Length..];
            await SendAsync(cancellationToken);
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => SendAsync(cancellationToken).AsTask();

    protected override void Dispose(bool disposing)
    {
        connection.Dispose();
        session.Dispose();
        _sending.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask SendAsync(CancellationToken cancellation)
    {
        if (!session.HasOutput) return;
        await _sending.WaitAsync(cancellation);
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            for (int count; (count = session.TakeOutput(buffer)) > 0;) await connection.WriteAsync(buffer.AsMemory(0, count), cancellation);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            _sending.Release();
        }
    }

    /// <summary>False when nothing more will come.</summary>
    private async ValueTask<bool> ReceiveAsync(CancellationToken cancellation)
    {
        // A thousand connections that wait need no buffers yet.
        await connection.WaitForInputAsync();
        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            var count = await connection.ReadAsync(buffer, cancellation);
            session.AddInput(buffer.AsSpan(0, count));
            return count > 0;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
