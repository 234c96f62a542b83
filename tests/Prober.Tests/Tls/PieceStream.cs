using NetworkTelemetry.Prober.Exchanges;

namespace NetworkTelemetry.Prober.Tests.Tls;

/// <summary>Writes in pieces of so many bytes.</summary>
internal sealed class PieceStream(Stream inner, int bytes) : AsyncStream
{
    public override bool CanWrite => true;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        for (; !buffer.IsEmpty; buffer = buffer[Math.Min(bytes, buffer.Length)..])
        {
            await inner.WriteAsync(buffer[..Math.Min(bytes, buffer.Length)], cancellationToken);
            await Task.Yield();
        }
    }
}
