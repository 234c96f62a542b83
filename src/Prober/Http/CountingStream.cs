using NetworkTelemetry.Prober.Exchanges;

namespace NetworkTelemetry.Prober.Http;

/// <summary>Counts what is read, and ends after a limit.</summary>
internal sealed class CountingStream(Stream inner, long limit) : AsyncStream
{
    public long Count { get; private set; }

    /// <summary>There was more than the limit.</summary>
    public bool IsOver { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (IsOver) return 0;
        var read = await inner.ReadAsync(buffer, cancellationToken);
        Count += read;
        IsOver = Count > limit;
        return IsOver ? 0 : read;
    }
}
