using NetworkTelemetry.Prober.Exchanges;

namespace NetworkTelemetry.Prober.Tests.Tls;

/// <summary>Leaves so many bytes of each write out.</summary>
internal sealed class TailCutStream(Stream inner) : AsyncStream
{
    public int Cut { get; set; }

    public override bool CanWrite => true;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer[..^Cut], cancellationToken);
}
