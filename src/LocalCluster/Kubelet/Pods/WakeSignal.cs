using System.Threading.Channels;

namespace NetworkTelemetry.LocalCluster.Kubelet.Pods;

/// <summary>Wakes one loop; any number of calls before it looks count as one.</summary>
internal sealed class WakeSignal(TimeProvider time)
{
    private readonly Channel<bool> _channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _channel.Writer.TryWrite(true);

    /// <summary>Returns after <see cref="Set"/> or when the time is over.</summary>
    public async Task WaitAsync(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var woken = _channel.Reader.WaitToReadAsync(done.Token).AsTask();
        var late = Task.Delay(timeout is { } limit ? Bounded(limit) : Timeout.InfiniteTimeSpan, time, done.Token);
        await Task.WhenAny(woken, late);
        await done.CancelAsync();
        await Task.WhenAll(woken, late).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        _channel.Reader.TryRead(out _);
    }

    // A deadline may be further away than a timer can hold; looking in between does no harm.
    private static TimeSpan Bounded(TimeSpan limit) => limit < TimeSpan.Zero ? TimeSpan.Zero : limit > TimeSpan.FromDays(1) ? TimeSpan.FromDays(1) : limit;
}
