using System.IO.Pipelines;

namespace NetworkTelemetry.Metrics;

/// <summary>
/// Waits for the flushes of one exposition, one after the other, without allocating: a task and its wait handle for each of a thousand would be half a megabyte a scrape, and
/// the collections that follow stop whoever is measuring.
/// </summary>
internal sealed class FlushWait
{
    private readonly object _gate = new();
    private readonly Action _tell;
    private bool _isOver;

    public FlushWait() => _tell = Tell;

    public FlushResult Flush(PipeWriter pipe, CancellationToken cancellation)
    {
#pragma warning disable CA2012 // It is consumed once: this is what await does, but for the thread, which waits.
        var flush = pipe.FlushAsync(cancellation).ConfigureAwait(false).GetAwaiter();
#pragma warning restore CA2012
        if (!flush.IsCompleted)
        {
            flush.UnsafeOnCompleted(_tell);
            lock (_gate)
            {
                while (!_isOver) Monitor.Wait(_gate);
                _isOver = false;
            }
        }

        return flush.GetResult();
    }

    private void Tell()
    {
        lock (_gate)
        {
            _isOver = true;
            Monitor.Pulse(_gate);
        }
    }
}
