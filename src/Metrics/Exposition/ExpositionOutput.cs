using System.Buffers;
using System.IO.Pipelines;

namespace NetworkTelemetry.Metrics;

/// <summary>
/// Where an exposition is written. Over a <see cref="PipeWriter"/> it flushes every 32 KiB, and waits there when the reader is slow, so that the memory of a scrape
/// does not grow with the number of series.
/// </summary>
internal sealed class ExpositionOutput(IBufferWriter<byte> output, CancellationToken cancellation) : IBufferWriter<byte>
{
    private const int FlushThreshold = 32 * 1024;

    private int _unflushed;

    public Memory<byte> GetMemory(int sizeHint = 0) => output.GetMemory(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => output.GetSpan(sizeHint);

    public void Advance(int count)
    {
        output.Advance(count);
        _unflushed += count;
        if (_unflushed >= FlushThreshold) Flush();
    }

    private void Flush()
    {
        _unflushed = 0;
        if (output is not PipeWriter pipe) return;

        // Collectors are synchronous so that they can walk flat storage; a slow reader therefore holds this thread, bounded by the server's minimum data rate.
        var flush = pipe.FlushAsync(cancellation);
        var result = flush.IsCompletedSuccessfully ? flush.Result : flush.AsTask().GetAwaiter().GetResult();
        if (result.IsCompleted || result.IsCanceled) throw new OperationCanceledException("The reader of the metrics went away.");
    }
}
