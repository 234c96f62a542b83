using System.Buffers;
using System.IO.Pipelines;

namespace NetworkTelemetry.Metrics;

/// <summary>
/// Where an exposition is written. Over a <see cref="PipeWriter"/> it flushes each window when it is full, and waits there when the reader is slow, so that the memory of a
/// scrape does not grow with the number of series.
/// </summary>
internal sealed class ExpositionOutput(IBufferWriter<byte> output, CancellationToken cancellation) : IBufferWriter<byte>
{
    // A server's own pieces have 4 KiB: thousands a scrape, each with its part of what sending allocates. A little less than 64 KiB leaves room for the server's frame of a chunk.
    private const int WindowBytes = 60 * 1024;

    private readonly FlushWait _wait = new();
    private Memory<byte> _window;
    private int _used;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _window[_used..];
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _window.Span[_used..];
    }

    public void Advance(int count) => _used += count;

    /// <summary>Hands over the last window, for the caller to flush.</summary>
    public void Complete()
    {
        output.Advance(_used);
        _window = default;
        _used = 0;
    }

    private void Reserve(int sizeHint)
    {
        var needed = Math.Max(1, sizeHint);
        if (_window.Length - _used >= needed) return;
        if (_used > 0)
        {
            Complete();
            Flush();
        }

        _window = output.GetMemory(Math.Max(needed, WindowBytes));
    }

    private void Flush()
    {
        if (output is not PipeWriter pipe) return;

        // Collectors are synchronous so that they can walk flat storage; a slow reader therefore holds this thread, bounded by the server's minimum data rate.
        var result = _wait.Flush(pipe, cancellation);
        if (result.IsCompleted || result.IsCanceled) throw new OperationCanceledException("The reader of the metrics went away.");
    }
}
