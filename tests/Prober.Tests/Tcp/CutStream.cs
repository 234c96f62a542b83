namespace NetworkTelemetry.Prober.Tests.Tcp;

/// <summary>Writes only so many bytes, and fails then: the server closes the connection.</summary>
internal sealed class CutStream(Stream inner, int bytes) : Exchanges.AsyncStream
{
    private int _left = bytes;

    public override bool CanWrite => true;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var piece = Math.Min(_left, buffer.Length);
        await inner.WriteAsync(buffer[..piece], cancellationToken);
        _left -= piece;
        if (_left == 0) throw new IOException("this is where the server stops");
    }
}
